using System.Collections.Immutable;
using System.Globalization;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Finds ports by number or by the name that a container gives them.</summary>
internal static class PortTranslator
{
    /// <summary>The named ports of a container.</summary>
    public static ImmutableDictionary<string, int> NamedPorts(ManifestNode container)
    {
        var ports = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var port in container["ports"].Items)
        {
            port["protocol"].SettleIf("TCP");
            var number = port["containerPort"].Number!.Value;
            ports[port["name"].Text ?? number.ToString(CultureInfo.InvariantCulture)] = number;
        }

        return ports.ToImmutable();
    }

    /// <summary>The number of a port; <see langword="null"/> when the manifest does not say one.</summary>
    public static int? Resolve(ManifestNode port, ImmutableDictionary<string, int> portsByName) => port.Text switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var name => portsByName.TryGetValue(name, out var number) ? number : null,
    };
}
