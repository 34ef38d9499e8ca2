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

    [TestCase("1m", 0.001)]
    [TestCase("999m", 0.999)]
    [TestCase("1000m", 1)]
    [TestCase("1023Mi", 1_072_693_248)]
    [TestCase("1024Mi", 1_073_741_824)]
    [TestCase("0.000000001", 0.000000001)]
    [TestCase("999999999999999", 999_999_999_999_999)]
    public void A_quantity_at_the_edge_of_a_unit_has_its_exact_amount(string text, double amount) =>
        Assert.That(Quantity.Parse(text).Amount, Is.EqualTo((decimal)amount));

    [TestCase("")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1 Gi")]
    [TestCase("1GiB")]
    [TestCase("1e3")]
    [TestCase(".5")]
    [TestCase("1,5")]
    [TestCase("much")]
    [TestCase("0m")]
    [TestCase("0.0")]
    [TestCase("1.")]
    [TestCase("1K")]
    [TestCase("1ki")]
    [TestCase("1mi")]
    [TestCase("1Pi")]
    [TestCase(" 1")]
    [TestCase("1\n")]
    [TestCase("0.0000000001")]
    [TestCase("1000000000000000")]
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

    [TestCase("999m", "1")]
    [TestCase("1", "1001m")]
    [TestCase("999", "1k")]
    [TestCase("1k", "1Ki")]
    [TestCase("1023", "1Ki")]
    [TestCase("999k", "1M")]
    [TestCase("1M", "1Mi")]
    [TestCase("1023Ki", "1Mi")]
    [TestCase("999M", "1G")]
    [TestCase("1G", "1Gi")]
    [TestCase("1023Mi", "1Gi")]
    [TestCase("999G", "1T")]
    [TestCase("1T", "1Ti")]
    [TestCase("1023Gi", "1Ti")]
    public void The_quantity_below_the_edge_of_a_unit_is_less(string less, string more) =>
        Assert.That(ComparedTo(less, more), Is.EqualTo((true, false, true, false, -1)));

    [TestCase("1", "1000m")]
    [TestCase("0.5", "500m")]
    [TestCase("1k", "1000")]
    [TestCase("1Ki", "1024")]
    [TestCase("1Mi", "1024Ki")]
    [TestCase("1Gi", "1024Mi")]
    [TestCase("1Ti", "1024Gi")]
    [TestCase("1T", "1000G")]
    public void Quantities_of_one_amount_are_neither_less_nor_more(string left, string right) =>
        Assert.That(ComparedTo(left, right), Is.EqualTo((false, false, true, true, 0)));

    private static (bool Less, bool More, bool NotMore, bool NotLess, int Order) ComparedTo(string left, string right)
    {
        var (first, second) = (Quantity.Parse(left), Quantity.Parse(right));
        return ((first < second), (first > second), first <= second, first >= second, first.CompareTo(second));
    }
}
