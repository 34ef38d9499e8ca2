using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets;

/// <summary>Replaces secret values in text that people will see, such as the log of a container.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Sign = "***";

    // Shorter ones are no secrets, and masking every "a" or "80" would leave no readable line.
    private const int ShortestSecret = 4;

    private readonly ImmutableArray<string> _secrets;

    /// <summary>A mask for values; the lines of a value, the password in a URL and its escaped form are secret as well.</summary>
    public SecretMask(IEnumerable<string> values) => _secrets =
    [
        .. values
            .SelectMany(FormsOf)
            .Where(form => form.Length >= ShortestSecret)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length),
    ];

    /// <summary>A mask for the secrets that a stack has now.</summary>
    public static async Task<SecretMask> OfAsync(StackContext stack, CancellationToken cancellation) =>
        new((await stack.EvaluateAsync(null, cancellation)).SecretValues());

    /// <summary>The text without the secrets.</summary>
    public string Apply(string text) =>
        _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Sign, StringComparison.Ordinal));

    private static IEnumerable<string> FormsOf(string value) =>
        SecretForms.Of(value).Concat(value.Split('\n', StringSplitOptions.TrimEntries));
}
