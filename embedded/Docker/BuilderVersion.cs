using Pulumi.Serialization;

namespace Pulumi.Docker;

/// <summary>Which of Docker's builders builds an image.</summary>
public readonly struct BuilderVersion : IEquatable<BuilderVersion>, IEnumValue
{
    private readonly string _value;

    private BuilderVersion(string value) => _value = value;

    /// <summary>The legacy builder.</summary>
    public static BuilderVersion BuilderV1 { get; } = new("BuilderV1");

    /// <summary>BuildKit.</summary>
    public static BuilderVersion BuilderBuildKit { get; } = new("BuilderBuildKit");

    string IEnumValue.Value => _value;

    /// <inheritdoc/>
    public bool Equals(BuilderVersion other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BuilderVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
