using System.Globalization;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Amounts of memory as Docker writes them.</summary>
internal static class Size
{
    private const decimal Mebibyte = 1024 * 1024;

    /// <summary>Such as <c>512m</c>; in bytes where it is no whole number of mebibytes.</summary>
    public static string Of(Quantity quantity) => quantity.Amount % Mebibyte == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{quantity.Amount / Mebibyte:0}m")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(quantity.Amount):0}");
}
