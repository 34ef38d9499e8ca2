using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Values;

internal sealed class QuantityTests
{
    [TestCase("50m", 0.05)]
    [TestCase("1", 1)]
    [TestCase("0.5", 0.5)]
    [TestCase("1k", 1000)]
    [TestCase("2M", 2_000_000)]
    [TestCase("3G", 3_000_000_000)]
    [TestCase("1T", 1_000_000_000_000)]
    [TestCase("1Ki", 1024)]
    [TestCase("64Mi", 67_108_864)]
    [TestCase("1Gi", 1_073_741_824)]
    [TestCase("1Ti", 1_099_511_627_776)]
    public void A_quantity_has_the_amount_that_Kubernetes_gives_it(string text, double amount)
    {
        var quantity = Quantity.Parse(text);
        Assert.That((quantity.Text, quantity.Amount), Is.EqualTo((text, (decimal)amount)));
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1 Gi")]
    [TestCase("1GiB")]
    [TestCase("1e3")]
    [TestCase(".5")]
    [TestCase("1,5")]
    [TestCase("much")]
    public void What_is_no_positive_quantity_is_refused(string text)
    {
        var error = Assert.Throws<FormatException>(() => Quantity.Parse(text));
        Assert.That(
            error!.Message,
            Is.EqualTo($"'{text}' is no quantity: a positive number with one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti or none."));
    }

    [Test]
    public void Quantities_compare_by_amount_and_not_by_text()
    {
        var (less, more) = (Quantity.Parse("900Mi"), Quantity.Parse("1Gi"));
        Assert.Multiple(() =>
        {
            Assert.That(less < more, Is.True);
            Assert.That(more > less, Is.True);
            Assert.That(Quantity.Parse("1000m") <= Quantity.Parse("1"), Is.True);
            Assert.That(Quantity.Parse("1000m") >= Quantity.Parse("1"), Is.True);
        });
    }
}
