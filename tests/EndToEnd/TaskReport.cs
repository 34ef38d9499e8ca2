using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Todo.Tests.EndToEnd;

/// <summary>What became of the tasks that were written.</summary>
/// <param name="Acknowledged">The titles of those that the application said it has.</param>
/// <param name="Refused">How it refused each of the others, and whether it said when to try again.</param>
/// <param name="Away">From the first refusal to the last.</param>
internal sealed record TaskReport(
    ImmutableArray<string> Acknowledged, ImmutableArray<(HttpStatusCode Status, bool SaysWhen)> Refused, TimeSpan Away)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Acknowledged.Length} acknowledged, {Refused.Length} refused within {Away.TotalSeconds:0.0} s");
}
