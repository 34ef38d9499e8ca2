using System.Globalization;
using System.Text.RegularExpressions;

namespace Todo.Infra.Values;

/// <summary>
/// A Kubernetes resource quantity: cores of CPU (<c>500m</c>, <c>1</c>) or bytes of memory (<c>256Mi</c>). Keeps its text,
/// compares by its amount. See "Resource management for pods and containers" in the Kubernetes documentation.
/// </summary>
public readonly partial record struct Quantity : IComparable<Quantity>
{
    /// <summary>What one looks like, as a regular expression.</summary>
    public const string Pattern = "^" + Signs + "$";

    private const string Signs = "(?<number>[0-9]{1,15}([.][0-9]{1,9})?)(?<suffix>m|k|M|G|T|Ki|Mi|Gi|Ti|)";

    private Quantity(string text, decimal amount) => (Text, Amount) = (text, amount);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>In cores or bytes.</summary>
    public decimal Amount { get; }

    /// <summary>Parses a quantity.</summary>
    /// <param name="text">Such as <c>50m</c>, <c>0.5</c>, <c>64Mi</c>.</param>
    /// <exception cref="FormatException">The text is not a positive quantity.</exception>
    public static Quantity Parse(string text) => TryParse(text, out var quantity)
        ? quantity
        : throw new FormatException(
            $"'{text}' is no quantity: a positive number with one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti or none.");

    /// <summary>Parses a quantity; <see langword="false"/> when the text is not one.</summary>
    /// <param name="text">Such as <c>50m</c>, <c>0.5</c>, <c>64Mi</c>.</param>
    /// <param name="quantity">The quantity.</param>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        var match = Regex().Match(text);
        var digits = match.Groups["number"].Value;
        if (!match.Success
            || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0)
        {
            return false;
        }

        quantity = new Quantity(text, number * Factor(match.Groups["suffix"].Value));
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(Quantity other) => Amount.CompareTo(other.Amount);

    /// <summary>Whether the amount is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Amount < right.Amount;

    /// <summary>Whether the amount is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Amount > right.Amount;

    /// <summary>Whether the amount is not more.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Amount <= right.Amount;

    /// <summary>Whether the amount is not less.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Amount >= right.Amount;

    /// <inheritdoc />
    public override string ToString() => Text;

    private static decimal Factor(string suffix) => suffix switch
    {
        "" => 1m,
        "m" => 0.001m,
        "k" => 1_000m,
        "M" => 1_000_000m,
        "G" => 1_000_000_000m,
        "T" => 1_000_000_000_000m,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        _ => 1L << 40,
    };

    // .NET's $ would let a line break pass at the end.
    [GeneratedRegex("^" + Signs + @"\z")]
    private static partial Regex Regex();
}
