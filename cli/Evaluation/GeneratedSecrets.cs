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

    private readonly StateDirectory _state;
    private SortedDictionary<string, string> _values;

    /// <summary>Reads the secrets, if there are any yet.</summary>
    /// <param name="state">The folder that holds the file.</param>
    /// <exception cref="UserError">The file is damaged.</exception>
    internal GeneratedSecrets(StateDirectory state)
    {
        _state = state;
        _values = Read(state.Secrets);
    }

    /// <summary>The secret of a name; generated and kept when it is asked for the first time.</summary>
    internal string Get(string name, int length)
    {
        lock (_state)
        {
            if (_values.TryGetValue(name, out var known))
            {
                return known;
            }

            // Another command may have generated it in the meantime: there is one password, and it is the one on the disk.
            _state.Create();
            using var held = FileLock.Wait(_state.SecretsLock);
            _values = Read(_state.Secrets);
            if (_values.TryGetValue(name, out known))
            {
                return known;
            }

            _values[name] = RandomNumberGenerator.GetString(Signs, length);
            _state.Write(_state.Secrets, JsonSerializer.Serialize(_values));
            return _values[name];
        }
    }

    private static SortedDictionary<string, string> Read(string file)
    {
        if (!File.Exists(file))
        {
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        try
        {
            return new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{file} is damaged: it holds the generated passwords as a JSON object.\nRestore it, or start over without the data: ./todo down --delete-data");
        }
    }
}
