using System.Globalization;
using System.Text.Json.Serialization;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>A port of a container that this machine can open, written as Compose's short form: <c>127.0.0.1:30080:80</c>.</summary>
/// <param name="Published">The port of this machine; <see langword="null"/> lets Docker choose a free one at every start.</param>
/// <param name="Target">The port of the container.</param>
[JsonConverter(typeof(ComposePortConverter))]
internal sealed record ComposePort(int? Published, int Target)
{
    /// <summary>
    /// Only this machine itself may open it: a local stack has no TLS and simple secrets, and ports that Docker publishes pass by
    /// the firewall.
    /// </summary>
    public const string Interface = "127.0.0.1";

    /// <summary>Where a browser opens it.</summary>
    public static string AddressOf(int published) => $"http://localhost:{published}";

    /// <summary>Reads the short form.</summary>
    public static ComposePort Parse(string text)
    {
        var parts = text.Split(':');
        return new ComposePort(parts[^2].Length == 0 ? null : Number(parts[^2]), Number(parts[^1]));
    }

    /// <summary>The short form. The long one of docker-compose 1.29 cannot name an interface.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Interface}:{Published}:{Target}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
