using System.Collections.Immutable;
using Todo.Infra.Environments;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>The keys of a stack's settings, besides the sections of its services.</summary>
public static class TodoKeys
{
    internal const string EnvironmentKey = "environment";

    private const string RegistryPattern = "^[a-z0-9][-.a-z0-9]*(:[0-9]{1,5})?(/[a-z0-9]+([-._][a-z0-9]+)*)*$";
    private const string HostPattern = "^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?([.][a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$";

    // Semantic Versioning 2.0.0, without build metadata: a '+' is not allowed in an image tag.
    private const string VersionPattern =
        @"^v(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$";

    // Kubernetes' own namespaces hold what the cluster runs on, or what nobody has put anywhere.
    private const string NamespacePattern = "^(?!default$|kube-)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

    internal static readonly SettingDescription Version = SettingDescription.Text(
        "version",
        "the application's version, which is the tag of its images",
        "a version such as v1.2.3 (semantic versioning with a leading v)",
        "v1.0.0",
        VersionPattern) with
    { IsRequired = true };

    internal static readonly SettingDescription Namespace = SettingDescription.Text(
        "namespace",
        "the Kubernetes namespace that holds everything",
        "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end) that is not one of Kubernetes' own: not default, not kube-*",
        "todo",
        NamespacePattern) with
    { Default = _ => "todo" };

    internal static readonly SettingDescription ImageSource = Choice<ImageSource>(
        "imageSource",
        "where pods get images: `build` runs what the cluster's own Docker has built, `registry` pushes it to a registry first",
        environment => environment.ImageSource);

    internal static readonly SettingDescription Registry = SettingDescription.Text(
        "registry",
        "where images are pushed to",
        "a registry and a path in lower case, such as registry.example.com/team",
        "registry.example.com/team",
        RegistryPattern) with
    { OnlyWhere = Where(ImageSource, Values.ImageSource.Registry), IsRequired = true };

    internal static readonly SettingDescription Images = SettingDescription.Images(
        "images",
        "images that are in a registry already, by service; what is named is not built: a release writes them here") with
    { OnlyWhere = Where(ImageSource, Values.ImageSource.Registry) };

    internal static readonly SettingDescription Network = SettingDescription.Choice<ImageNetwork>(
        "network",
        "what the image builds of `pulumi up` reach: `open`, or `closed` for Debian's and npm's packages only (make the base image "
        + "first: `bash app-images/base/build.sh`); `./todo up` finds out by itself") with
    { Default = _ => "open" };

    internal static readonly SettingDescription Entry = Choice<EntryKind>(
        "entry",
        "how people get to the application: `nodePort` is a port of the machine without TLS, `ingress` a public host name with TLS",
        environment => environment.Entry);

    internal static readonly SettingDescription Host = SettingDescription.Text(
        "host", "the host name that people use", "a host name such as todo.example.com", "todo.example.com", HostPattern) with
    {
        IsRequired = true,
        Default = environment => environment.Entry == EntryKind.NodePort ? "localhost" : null,
    };

    internal static readonly SettingDescription NodePort = SettingDescription.Number(
        "nodePort", "the port of the machine that leads to the application", 30080, Ports.FirstNodePort, Ports.LastNodePort) with
    { OnlyWhere = Where(Entry, EntryKind.NodePort), Default = _ => "30080" };

    internal static readonly SettingDescription CertificateIssuer = SettingDescription.Text(
        "certificateIssuer",
        "the ClusterIssuer of cert-manager that has the host's certificate made",
        "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end)",
        "letsencrypt",
        DnsLabel.Pattern) with
    { OnlyWhere = Where(Entry, EntryKind.Ingress), Default = _ => "letsencrypt" };

    internal static readonly SettingDescription IngressNamespace = SettingDescription.Text(
        "ingressNamespace",
        "the namespace of the ingress controller: pods of others do not get to the page",
        "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end)",
        "ingress-nginx",
        DnsLabel.Pattern) with
    { OnlyWhere = Where(Entry, EntryKind.Ingress), Default = _ => "ingress-nginx" };

    internal static readonly SettingDescription Delivery = SettingDescription.Choice<Delivery>(
        "delivery",
        "what puts the application into the cluster: the stack's `components`, or its Helm `chart` as one release; the objects are the "
        + "same, so choose before the first `up`, or take the stack down in between") with
    { Default = _ => "components" };

    internal static readonly SettingDescription AddOns = SettingDescription.Flags(
        "addOns",
        "what the cluster lacks and the stack is to bring, by Helm charts of fixed versions: `ingressNginx: true`, `metricsServer: true`; "
        + "`down` takes them away again, for all of the cluster; Minikube has its own: `minikube addons enable ingress`, "
        + "`minikube addons enable metrics-server`",
        Enum.GetValues<AddOn>().Select(SettingDescription.WordOf));

    internal static readonly SettingDescription Monitoring = SettingDescription.Choice<Monitoring>(
        "monitoring",
        "who reads the services' metrics: with `prometheus` each service that has some gets a ServiceMonitor, for the Prometheus operator, "
        + "which the cluster has") with
    { Default = _ => SettingDescription.WordOf(Values.Monitoring.None) };

    internal static readonly SettingDescription MonitoringNamespace = SettingDescription.Text(
        "monitoringNamespace",
        "the namespace of Prometheus, whose pods get to the metrics; `monitoring` where it is not set",
        "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end)",
        "monitoring",
        DnsLabel.Pattern) with
    { OnlyWhere = Where(Monitoring, Values.Monitoring.Prometheus), Default = _ => "monitoring" };

    internal static readonly SettingDescription Assistant = SettingDescription.Choice<Assistant>(
        "assistant",
        "which AI operator may look into the namespace, reading only: `kubectlAi` on somebody's machine, by a kubeconfig that ends soon, "
        + "or `kagent` in the cluster, which needs `todo:openAiApiKey`; see [assistants](assistants.md)") with
    { Default = _ => SettingDescription.WordOf(Values.Assistant.None) };

    internal static readonly SettingDescription PriorityClass = SettingDescription.Text(
        "priorityClass",
        "the priority class of all pods, which the cluster has; without it the cluster's default",
        "a DNS label (at most 63 of a-z, 0-9 and -, no - at either end)",
        "business-critical",
        DnsLabel.Pattern);

    internal static readonly SettingDescription NodeSelector = SettingDescription.Labels(
        "nodeSelector", "the labels of the nodes that pods run on, such as `disk: ssd`; without it any node");

    internal static readonly SettingDescription Availability = Choice<Availability>(
        "availability",
        "what happens when a pod fails: with `single` its service may be away, with `redundant` every service runs at least two",
        environment => environment.Availability);

    internal static readonly SettingDescription DatabaseLocation = Choice<DatabaseLocation>(
        "databaseLocation",
        "where the database is: a service of the stack in its `cluster`, or `external`",
        environment => environment.DatabaseLocation);

    internal static readonly SettingDescription DatabaseUrl = SettingDescription.Secret(
        "databaseUrl",
        "the connection string of the external database, at a public address",
        "postgresql://user:password@host/database, not a placeholder",
        Settings.DatabaseUrl.IsOne) with
    { OnlyWhere = Where(DatabaseLocation, Values.DatabaseLocation.External), IsRequired = true };

    internal static readonly SettingDescription DatabaseStorage = SettingDescription.Text(
        "databaseStorage",
        "how much the database in the cluster may store; counts when it is made",
        "a positive quantity such as 1Gi",
        "1Gi",
        Quantity.Pattern) with
    { OnlyWhere = Where(DatabaseLocation, Values.DatabaseLocation.Cluster), Default = _ => "1Gi" };

    internal static readonly SettingDescription Secrets = Choice<SecretSource>(
        "secrets",
        "where secrets come from that nobody has to choose: `generated` by the stack unless they are set, or `given` in its file",
        environment => environment.Secrets);

    internal static readonly SettingDescription DatabasePassword = SettingDescription.Secret(
        "databasePassword",
        "the password of the database in the cluster, unless the stack is to generate one; counts when it is made",
        "at least 16 letters and digits, not a placeholder",
        text => text.Length >= 16 && text.All(char.IsAsciiLetterOrDigit) && !Placeholder.IsOne(text)) with
    { OnlyWhere = Where(DatabaseLocation, Values.DatabaseLocation.Cluster) };

    internal static readonly SettingDescription JwtSecret = SettingDescription.Secret(
        "jwtSecret",
        "the key that signs sessions, unless the stack is to generate one",
        "at least 32 characters, not a placeholder",
        text => text.Length >= 32 && !Placeholder.IsOne(text));

    internal static readonly SettingDescription OpenAiApiKey = SettingDescription.Secret(
        "openAiApiKey",
        "the key of the OpenAI API; without it the chat uses its built-in interpreter",
        "a key of the API, not a placeholder; or leave it out",
        text => text.Length > 0 && !Placeholder.IsOne(text));

    internal static readonly SettingDescription OpenAiModel = SettingDescription.Text(
        "openAiModel",
        "the model that the chat asks",
        "the name of a model, without spaces",
        "gpt-4o-mini",
        "^[A-Za-z0-9][-A-Za-z0-9._:/]{0,99}$") with
    { Default = _ => "gpt-4o-mini" };

    internal static readonly SettingDescription AppEnvironment = Choice<AppEnvironment>(
        "appEnvironment",
        "what the application takes its surroundings for: `local` warns of placeholders for secrets, `production` refuses them",
        environment => environment.AppEnvironment);

    internal static readonly SettingDescription LogLevel = SettingDescription.Choice(
        "logLevel", "the least severe messages that the backend logs", Enum.GetValues<LogLevel>().Select(WordOf)) with
    { Default = environment => WordOf(environment.LogLevel) };

    internal static readonly SettingDescription Features = SettingDescription.Flags(
        "features", "parts of the application that are on or off, such as `chat: false`; what is not named is on");

    internal static readonly SettingDescription Context = SettingDescription.Text(
        "context",
        "the context of the kubeconfig: a stack never takes whichever cluster is current, so it is this or `kubernetes:kubeconfig`",
        "the name of a context of the kubeconfig",
        "minikube",
        "^.+$") with
    { Default = environment => environment.KubeContext };

    internal static readonly SettingDescription Kubeconfig = SettingDescription.Secret(
        "kubeconfig",
        "the kubeconfig itself, instead of a context of the current one",
        "the content of a kubeconfig",
        text => text.Length > 0);

    /// <summary>The keys of the namespace <c>kubernetes:</c>, which are the provider's own.</summary>
    public static readonly ImmutableArray<SettingDescription> OfKubernetes = [Context, Kubeconfig];

    /// <summary>The keys of the namespace <c>todo:</c>.</summary>
    public static readonly ImmutableArray<SettingDescription> All =
    [
        Environment(StackEnvironment.All), Version, Namespace,
        Entry, Host, NodePort, CertificateIssuer, IngressNamespace,
        Delivery, AddOns, Monitoring, MonitoringNamespace, Assistant,
        Availability, PriorityClass, NodeSelector, AppEnvironment, LogLevel, Features,
        ImageSource, Registry, Images, Network,
        DatabaseLocation, DatabaseStorage, DatabaseUrl,
        Secrets, DatabasePassword, JwtSecret, OpenAiApiKey, OpenAiModel,
    ];

    /// <summary>The choice of the environment.</summary>
    /// <param name="environments">The environments to choose from.</param>
    public static SettingDescription Environment(IEnumerable<StackEnvironment> environments) => SettingDescription.Choice(
        EnvironmentKey,
        "which values the stack starts from; each of them can be set otherwise",
        environments.Select(environment => environment.Name));

    internal static string WordOf(LogLevel level) => level.ToString().ToUpperInvariant();

    private static SettingDescription Choice<T>(string key, string summary, Func<StackEnvironment, T> read)
        where T : struct, Enum =>
        SettingDescription.Choice<T>(key, summary) with { Default = environment => SettingDescription.WordOf(read(environment)) };

    private static (string Key, string Choice) Where<T>(SettingDescription choice, T value)
        where T : struct, Enum => (choice.Key, SettingDescription.WordOf(value));
}
