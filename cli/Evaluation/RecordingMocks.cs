using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi.Testing;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Stands in for the engine and its providers: records what every resource is given and answers with what a provider would add.
/// Strict: a type that it does not know is an error, so that nothing is evaluated on a guess.
/// </summary>
internal sealed class RecordingMocks(GeneratedSecrets secrets) : IMocks
{
    /// <summary>The type token of an image that Docker builds.</summary>
    internal const string ImageType = "docker:index/image:Image";

    private const string ProviderType = "pulumi:providers:kubernetes";
    private const string PasswordType = "random:index/randomPassword:RandomPassword";

    private readonly Dictionary<(string Type, string Name), JsonObject> _inputs = [];
    private readonly Dictionary<(string Type, string Name), string> _providers = [];

    /// <summary>What every resource was given, by the name.</summary>
    internal IEnumerable<JsonObject> Recorded => _inputs
        .OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Key.Type, StringComparer.Ordinal)
        .Select(pair => pair.Value);

    /// <summary>What was thrown first while a resource was made; <see langword="null"/> when nothing was.</summary>
    internal Exception? Thrown { get; private set; }

    /// <summary>What a resource was given.</summary>
    internal JsonObject InputsOf(string type, string name) => _inputs[(type, name)];

    /// <summary>The name of the provider that makes a resource; <see langword="null"/> for the default one.</summary>
    internal string? ProviderOf(string type, string name) => _providers.GetValueOrDefault((type, name));

    /// <inheritdoc />
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type!, args.Name!);
        lock (_inputs)
        {
            // The kubeconfig is a secret of the settings or, as the official package adds it, this machine's own: part of no plan.
            _inputs[(type, name)] = ManifestJson.From(type == ProviderType ? args.Inputs.Remove("kubeconfig") : args.Inputs);
            if (args.Provider is { Length: > 0 } reference)
            {
                // A reference is the provider's URN, which ends with its name, and its id.
                _providers[(type, name)] = reference.Split("::")[^2];
            }
        }

        try
        {
            return Task.FromResult<(string?, object)>((name, StateOf(type, name, args.Inputs)));
        }
        catch (Exception exception)
        {
            // To the caller of the run only the text of it comes through.
            Thrown ??= exception;
            throw;
        }
    }

    /// <inheritdoc />
    public Task<object> CallAsync(MockCallArgs args) =>
        throw new NotSupportedException($"The stack calls the function {args.Token}, which cannot be evaluated without Pulumi.");

    private ImmutableDictionary<string, object> StateOf(string type, string name, ImmutableDictionary<string, object> inputs) => type switch
    {
        PasswordType => inputs.SetItem("result", secrets.Get(name, (int)(double)inputs["length"])),
        // The digest is known when the image has been pushed; until then its tag, which is a version, stands for it.
        ImageType => inputs.SetItem("repoDigest", inputs["imageName"]),
        _ when type.StartsWith("todo:component:", StringComparison.Ordinal) => inputs,
        _ when type.StartsWith("kubernetes:", StringComparison.Ordinal) => inputs,
        ProviderType => inputs,
        _ => throw new NotSupportedException($"The stack makes {name} of type {type}, which cannot be evaluated without Pulumi."),
    };
}
