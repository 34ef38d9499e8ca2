using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>
/// The secrets of two plans. Fields that are secret are hidden by where they are; this hides a secret that stands elsewhere, as when a
/// value was none before.
/// </summary>
internal sealed class HiddenValues
{
    // A shorter one is hidden only where it is the whole value: it is a part of too many that are none.
    private const int ShortestPart = 8;
    private const int ShortestWhole = 4;

    private readonly ImmutableHashSet<string> _wholes;
    private readonly ImmutableArray<string> _parts;

    /// <summary>Collects them.</summary>
    internal HiddenValues(params IEnumerable<Plan> plans)
    {
        var forms = plans.SelectMany(SecretsOf).SelectMany(FormsOf).Where(form => form.Length >= ShortestWhole);
        _wholes = [.. forms];
        _parts = [.. _wholes.Where(form => form.Length >= ShortestPart)];
    }

    /// <summary>Whether a text holds one of them, as it is or encoded.</summary>
    internal bool Hide(string text) =>
        _wholes.Contains(text) || _parts.Any(part => text.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> SecretsOf(Plan plan) => plan.SecretValues().Concat(
        plan.Config is { } config ? config.SecretKeys.Select(key => config.Values.GetValueOrDefault(key, "")) : []);

    private static IEnumerable<string> FormsOf(string secret) =>
    [
        .. SecretForms.Of(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
    ];
}
