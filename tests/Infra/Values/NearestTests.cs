using Todo.Infra.Values;

namespace Todo.Tests.Infra.Values;

internal sealed class NearestTests
{
    private static readonly string[] Known = ["replicas", "version", "local", "production"];

    [TestCase("replcas", "replicas", Description = "a letter left out")]
    [TestCase("replicass", "replicas", Description = "a letter too many")]
    [TestCase("verzion", "version", Description = "another letter")]
    [TestCase("locla", "local", Description = "two letters swapped")]
    [TestCase("prod", "production", Description = "the beginning of the word")]
    [TestCase("Version", "version", Description = "another case")]
    public void A_mistyped_word_leads_to_the_one_that_was_meant(string typed, string meant) =>
        Assert.That(Nearest.To(typed, Known), Is.EqualTo(meant));

    [TestCase("staging")]
    [TestCase("x")]
    [TestCase("")]
    public void A_word_unlike_all_others_leads_to_none(string typed) => Assert.That(Nearest.To(typed, Known), Is.Null);
}
