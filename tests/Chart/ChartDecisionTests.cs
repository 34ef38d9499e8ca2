using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Todo.Tests.Chart;

/// <summary>
/// What each value does to what the chart renders, whole; and that this shows every decision of the templates, both ways: one that is
/// decided once for all is seen in at least one case.
/// </summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ChartDecisionTests
{
    private static readonly ConcurrentDictionary<ChartCase, Task<ImmutableSortedDictionary<string, string>>> Renderings = [];

    [TestCaseSource(typeof(ChartCases), nameof(ChartCases.All))]
    public async Task A_value_does_this_and_nothing_else(ChartCase given)
    {
        var differences = RenderedChart.Differences(await RenderingAsync(ChartCases.Default), await RenderingAsync(given));
        var text = string.Join('\n', [.. given.Values.Select(value => $"--set {value}"), "", .. differences]);
        Expected.Matches($"tests/Chart/Effects/{given.Name.Replace(' ', '-')}.txt", text + "\n");
    }

    [Test]
    public void There_is_no_effect_of_a_case_that_is_gone() => Assert.That(
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Chart", "Effects")).Select(Path.GetFileNameWithoutExtension),
        Is.EquivalentTo(ChartCases.All.Select(given => given.Name.Replace(' ', '-'))));

    [Test]
    public void Every_value_has_a_case()
    {
        var set = ChartCases.All.SelectMany(given => given.Paths).Select(path => $"{path}.").ToList();
        Assert.That(
            ValuePaths.OfSchema(Path.Combine(ChartCopy.Original, "values.schema.json"))
                .Where(path => !set.Any(one => one.StartsWith($"{path}.", StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    public void Every_word_that_decides_is_found() => Assert.That(
        ChartDecision.All().Select(decision => (decision.File, decision.Line, decision.Start)).Distinct().Count(),
        Is.EqualTo(ChartDecision.Words()));

    [TestCaseSource(typeof(ChartDecision), nameof(ChartDecision.All))]
    public async Task A_decision_shows_in_a_case(ChartDecision decision)
    {
        using var folder = new TemporaryFolder();
        decision.Write(folder);
        // Those that set what the line reads come first, as they are the likely ones.
        foreach (var given in ChartCases.All.Prepend(ChartCases.Default).OrderByDescending(given => given.WordsIn(decision.Text)))
        {
            var decided = await RenderedChart.FieldsAsync(Path.Combine(folder.Path, "chart"), given);
            if (!decided.SequenceEqual(await RenderingAsync(given)))
            {
                return;
            }
        }

        Assert.Fail($"No case of ChartCases shows what this would change: {decision}");
    }

    private static Task<ImmutableSortedDictionary<string, string>> RenderingAsync(ChartCase given) =>
        Renderings.GetOrAdd(given, known => RenderedChart.FieldsAsync(ChartCopy.Original, known));
}
