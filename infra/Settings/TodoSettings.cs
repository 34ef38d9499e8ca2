using System.Collections.Immutable;
using Todo.Infra.Environments;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>
/// Everything that can be set for a stack, typed and checked: read once, before anything is touched. What each setting means, and its
/// values in each environment, stands in <see cref="TodoKeys"/>.
/// </summary>
public sealed record TodoSettings
{
    /// <summary>The namespace of this program's keys in the settings file.</summary>
    public const string Prefix = "todo:";

    /// <summary>The namespace of the keys that say which cluster it is.</summary>
    public const string KubernetesPrefix = "kubernetes:";

    internal TodoSettings()
    {
    }

    /// <summary>The application's version, which is the tag of its images, as in <c>v1.2.3</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The Kubernetes namespace that holds everything.</summary>
    public required string Namespace { get; init; }

    /// <summary>The context of the kubeconfig; <see langword="null"/> when <see cref="Kubeconfig"/> says which cluster it is.</summary>
    public string? KubeContext { get; init; }

    /// <summary>The kubeconfig itself; <see langword="null"/> uses the machine's.</summary>
    public SecretText? Kubeconfig { get; init; }

    /// <summary>Where images come from.</summary>
    public ImageSource ImageSource { get; init; }

    /// <summary>Where images are pushed to; <see langword="null"/> where they are not.</summary>
    public string? Registry { get; init; }

    /// <summary>The images that are in a registry already, by service: they are not built.</summary>
    public ImmutableSortedDictionary<string, string> Images { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What image builds can reach.</summary>
    public ImageNetwork Network { get; init; }

    /// <summary>How people get to the application.</summary>
    public EntryKind Entry { get; init; }

    /// <summary>The host name that people use.</summary>
    public required string Host { get; init; }

    /// <summary>The port of every node that leads to the application; <see langword="null"/> where people get to it otherwise.</summary>
    public int? NodePort { get; init; }

    /// <summary>The issuer of the host's certificate; <see langword="null"/> where there is none.</summary>
    public string? CertificateIssuer { get; init; }

    /// <summary>The namespace of the ingress controller; <see langword="null"/> where people get to the application otherwise.</summary>
    public string? IngressNamespace { get; init; }

    /// <summary>What puts the application into the cluster.</summary>
    public Delivery Delivery { get; init; }

    /// <summary>What the stack brings that the cluster lacks.</summary>
    public ImmutableArray<AddOn> AddOns { get; init; } = [];

    /// <summary>The namespace of the Prometheus that reads the services' metrics; <see langword="null"/> where nobody does.</summary>
    public string? MonitoringNamespace { get; init; }

    /// <summary>Which AI operator may look into the namespace.</summary>
    public Assistant Assistant { get; init; }

    /// <summary>Where in the cluster pods run.</summary>
    public PodPlacement Placement { get; init; } = PodPlacement.Anywhere;

    /// <summary>What the application takes its surroundings for.</summary>
    public AppEnvironment AppEnvironment { get; init; }

    /// <summary>The least severe messages that the backend logs.</summary>
    public LogLevel LogLevel { get; init; }

    /// <summary>Parts of the application that are on or off.</summary>
    public required ImmutableSortedDictionary<string, bool> Features { get; init; }

    /// <summary>Where the database is.</summary>
    public DatabaseLocation DatabaseLocation { get; init; }

    /// <summary>How much the database in the cluster may store.</summary>
    public Quantity DatabaseStorage { get; init; }

    /// <summary>The connection string of the external database; <see langword="null"/> when it is in the cluster.</summary>
    public SecretText? DatabaseUrl { get; init; }

    /// <summary>The port of the external database; PostgreSQL's own when the connection string names none.</summary>
    public int? DatabasePort => DatabaseUrl?.Tell(Settings.DatabaseUrl.PortOf);

    /// <summary>The password of the database in the cluster; <see langword="null"/> has one generated.</summary>
    public SecretText? DatabasePassword { get; init; }

    /// <summary>The key that signs sessions; <see langword="null"/> has one generated.</summary>
    public SecretText? JwtSecret { get; init; }

    /// <summary>The key of the OpenAI API; without it the chat uses its own interpreter.</summary>
    public SecretText? OpenAiApiKey { get; init; }

    /// <summary>The model that the chat asks when there is a key.</summary>
    public required string OpenAiModel { get; init; }

    /// <summary>What is set for each service, by its name.</summary>
    public required ImmutableSortedDictionary<string, ServiceSettings> Services { get; init; }

    /// <summary>Where the application is opened, an absolute URL.</summary>
    public string PublicUrl => NodePort is null ? $"https://{Host}" : $"http://{Host}:{NodePort}";

    /// <summary>Reads and checks the settings of a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">What is configured for it.</param>
    /// <param name="services">The services that the application may have.</param>
    /// <param name="environments">The environments there are; those of this program when left out.</param>
    /// <exception cref="SettingsException">There are mistakes; all are in it.</exception>
    public static TodoSettings Read(
        string stack, StackConfig config, IEnumerable<ServiceSection> services, IReadOnlyList<StackEnvironment>? environments = null)
    {
        var mistakes = new List<SettingsMistake>();
        var settings = new TodoSettingsReader(stack, config, environments ?? StackEnvironment.All, mistakes).Read([.. services]);
        return mistakes.Count == 0
            ? settings
            : throw new SettingsException(stack, [.. mistakes.Distinct().OrderBy(mistake => mistake.Key, StringComparer.Ordinal)]);
    }
}
