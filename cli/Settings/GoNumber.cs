using System.Globalization;

namespace Todo.Cli.Settings;

/// <summary>Writes fractions as the Pulumi CLI's language does, so that a program gets the same text either way.</summary>
internal static class GoNumber
{
    /// <summary>The form in YAML, which is that of a single value: an exponent from a million on.</summary>
    internal static string Text(double value) => Write(value, below: -4, from: 6, exponentDigits: 2);

    /// <summary>The form in JSON, inside objects and lists: an exponent only for the very small and very large.</summary>
    internal static string Json(double value) => Write(value, below: -6, from: 21, exponentDigits: 1);

    private static string Write(double value, int below, int from, int exponentDigits)
    {
        if (value == 0)
        {
            return "0";
        }

        var (digits, exponent) = Shortest(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        if (exponent >= below && exponent < from)
        {
            return sign + Fixed(digits, exponent);
        }

        var rest = digits.Length > 1 ? "." + digits[1..] : "";
        var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        return $"{sign}{digits[0]}{rest}e{(exponent < 0 ? '-' : '+')}{power}";
    }

    private static string Fixed(string digits, int exponent) => exponent switch
    {
        < 0 => "0." + new string('0', -exponent - 1) + digits,
        _ when exponent + 1 >= digits.Length => digits.PadRight(exponent + 1, '0'),
        _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
    };

    // The fewest digits that give the same number back, and the power of ten of the first of them.
    private static (string Digits, int Exponent) Shortest(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var index ? index : parts[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        var power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (all.Trim('0'), point - leading - 1 + power);
    }
}
