using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Refers to the stack of that name, unless the arguments name another.</summary>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The stack's full name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>The stack's outputs.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>Those of the outputs that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output of the stack, or null.</summary>
    public Output<object?> GetOutput(Input<string> name) => new(ReadAsync(name, (_, value) => value));

    /// <summary>An output of the stack, which must be there.</summary>
    public Output<object> RequireOutput(Input<string> name) => new(ReadAsync(name, Required));

    private object Required(string name, object? value) => value
        ?? throw new KeyNotFoundException($"Required output '{name}' does not exist on stack '{GetResourceName()}'.");

    /// <summary>An output of the stack, with its secrecy.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).Data;
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    // The outputs are secret as a whole if one is; the names say which one it is.
    private async Task<OutputData<T>> ReadAsync<T>(Input<string> name, Func<string, object?, T> read)
    {
        var data = await Output.Tuple(name.ToOutput(), Outputs)
            .Apply(pair => read(pair.Item1, pair.Item2?.GetValueOrDefault(pair.Item1))).Data;
        var secrets = await Output.Tuple(name.ToOutput(), SecretOutputNames).Data;
        return secrets is { IsKnown: true, Value.Item2.IsDefault: false }
            ? data with { IsSecret = secrets.Value.Item2.Contains(secrets.Value.Item1) }
            : data;
    }
}
