namespace Pulumi;

/// <summary>The name of a resource that is unique in the whole of Pulumi.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    /// <summary>Takes a URN as text.</summary>
    public Urn(string value) => _value = value;

    /// <summary>Gives the text.</summary>
    public static implicit operator string(Urn urn) => urn._value;

    /// <summary>The URN that a resource of that name, type and parent has.</summary>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var root = Output.Format(
            $"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::");
        var above = parentUrn is null && parent is not null ? parent.Urn : parentUrn.ToOutput();
        var prefix = Output.Tuple(root, above)
            .Apply(urns => urns.Item2 is { } urn ? $"{urn[..urn.LastIndexOf("::", StringComparison.Ordinal)]}$" : urns.Item1);
        return Output.Format($"{prefix}{type}::{name}");
    }

    /// <inheritdoc/>
    public bool Equals(Urn other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
