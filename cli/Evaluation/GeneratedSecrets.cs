using System.Security.Cryptography;
using System.Text.Json;
using Todo.Cli.Errors;
using Todo.Cli.State;

namespace Todo.Cli.Evaluation;

/// <summary>
/// The passwords that Pulumi would generate and keep in its state, kept between runs in a file that only its owner can read.
/// </summary>
internal sealed class GeneratedSecrets
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock _gate = new();
    private readonly StateDirectory? _keeper;
    private readonly Action _beforeKeeping;
    private readonly Func<string, int, string> _generate;
    private SortedDictionary<string, string> _values;

    private GeneratedSecrets(
        StateDirectory? keeper,
        Action beforeKeeping,
        SortedDictionary<string, string> values,
        Func<string, int, string>? generate = null) =>
        (_keeper, _beforeKeeping, _values, _generate) = (keeper, beforeKeeping, values, generate ?? Random);

    /// <summary>The secrets of a stack; those that are missing are generated and kept.</summary>
    /// <param name="state">The folder that holds the file.</param>
    /// <param name="beforeKeeping">Called before a secret is kept.</param>
    /// <exception cref="UserError">The file is damaged.</exception>
    internal static GeneratedSecrets KeptIn(StateDirectory state, Action beforeKeeping) => new(state, beforeKeeping, Read(state.Secrets));

    /// <summary>The secrets of a stack; those that are missing are generated and forgotten, so that nothing is written.</summary>
    /// <param name="state">The folder that holds the file.</param>
    /// <exception cref="UserError">The file is damaged.</exception>
    internal static GeneratedSecrets ReadFrom(StateDirectory state) => new(null, () => { }, Read(state.Secrets));

    /// <summary>Secrets that are all generated and forgotten.</summary>
    internal static GeneratedSecrets Forgotten() => new(null, () => { }, None());

    /// <summary>What stands for each in a comparison of two programs or stacks: the same on every machine, and no secret.</summary>
    internal static GeneratedSecrets Placeholders() => new(
        null, () => { }, None(), (name, length) => $"generated-{name}".PadRight(length, '-')[..length]);

    /// <summary>The secret of a name; generated when it is asked for the first time.</summary>
    internal string Get(string name, int length)
    {
        lock (_gate)
        {
            if (!_values.ContainsKey(name))
            {
                Generate(name, length);
            }

            return _values[name];
        }
    }

    private void Generate(string name, int length)
    {
        var secret = _generate(name, length);
        if (_keeper is null)
        {
            _values[name] = secret;
            return;
        }

        _keeper.Create();
        using var held = FileLock.Wait(_keeper.SecretsLock);
        // Another command may have generated it in the meantime: there is one password, and it is the one on the disk.
        _values = Read(_keeper.Secrets);
        if (_values.TryAdd(name, secret))
        {
            _beforeKeeping();
            _keeper.Write(_keeper.Secrets, JsonSerializer.Serialize(_values));
        }
    }

    private static string Random(string name, int length) => RandomNumberGenerator.GetString(Signs, length);

    private static SortedDictionary<string, string> None() => new(StringComparer.Ordinal);

    private static SortedDictionary<string, string> Read(string file)
    {
        if (!File.Exists(file))
        {
            return None();
        }

        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file));
            return new SortedDictionary<string, string>(values ?? [], StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{file} is damaged: it is to hold the generated passwords as a JSON object.\n"
                + "Restore it, or start over without the data: ./todo down --delete-data");
        }
    }
}
