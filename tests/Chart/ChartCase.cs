namespace Todo.Tests.Chart;

/// <summary>Some values for the chart.</summary>
/// <param name="Name">What they are, in words.</param>
/// <param name="Values">They themselves, as helm's <c>--set</c> takes them.</param>
internal sealed record ChartCase(string Name, params string[] Values)
{
    /// <summary>What the cluster has of the key <c>JWT_SECRET</c> already; <see langword="null"/> without a cluster.</summary>
    internal string? KeptKey { get; init; }

    /// <summary>The values that are set, as paths.</summary>
    internal IEnumerable<string> Paths => Values.Select(value => value.Split('=')[0]);

    /// <summary>How many words of its paths stand in a text.</summary>
    internal int WordsIn(string text) => Paths.SelectMany(path => path.Split('.')).Distinct()
        .Count(word => text.Contains(word, StringComparison.Ordinal));

    /// <inheritdoc />
    public override string ToString() => Name;
}
