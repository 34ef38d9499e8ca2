using System.Collections.Immutable;

namespace Todo.Infra.Values;

/// <summary>Every Kubernetes name, label key and annotation key of the application, in one place.</summary>
public static class Names
{
    /// <summary>The application, as its parts say it in <c>app.kubernetes.io/part-of</c>.</summary>
    public const string Application = "todo";

    /// <summary>The ServiceAccount, Role and RoleBinding of AI operators.</summary>
    public const string Assistant = "cluster-assistant";

    /// <summary>The name of the port that a container listens at and a service offers.</summary>
    public const string HttpPort = "http";

    /// <summary>The name of the port of PostgreSQL.</summary>
    public const string PostgresPort = "postgres";

    /// <summary>The volume for what a container writes and nobody keeps.</summary>
    public const string ScratchVolume = "tmp";

    /// <summary>The volume that holds a service's ConfigMap as files.</summary>
    public const string SettingsVolume = "settings";

    /// <summary>The volume that holds what must outlive a pod.</summary>
    public const string DataVolume = "data";

    /// <summary>On pods: the hash of the ConfigMap they read, so that they roll when it changes.</summary>
    public const string ConfigHashAnnotation = "todo/config-hash";

    /// <summary>On pods: the hash of the Secret they read, so that they roll when it changes.</summary>
    public const string SecretHashAnnotation = "todo/secret-hash";

    /// <summary>On objects, before the id of a policy: the object may break that policy, for the reason that is the value.</summary>
    public const string ExceptionPrefix = "exception.todo/";

    /// <summary>On objects that Pulumi's provider is not to wait for.</summary>
    public const string SkipAwaitAnnotation = "pulumi.com/skipAwait";

    /// <summary>On an Ingress: the ClusterIssuer of cert-manager that makes its certificate.</summary>
    public const string CertificateIssuerAnnotation = "cert-manager.io/cluster-issuer";

    /// <summary>On a namespace, by Kubernetes itself: its name.</summary>
    public const string NamespaceNameLabel = "kubernetes.io/metadata.name";

    /// <summary>The label with the name of the service. Part of every selector, so it never changes.</summary>
    public const string NameLabel = "app.kubernetes.io/name";

    /// <summary>The label with the name of the application. Part of every selector, so it never changes.</summary>
    public const string PartOfLabel = "app.kubernetes.io/part-of";

    /// <summary>The label with the version that runs. In no selector, because it changes with every release.</summary>
    public const string VersionLabel = "app.kubernetes.io/version";

    /// <summary>The label with the tool that manages an object.</summary>
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";

    /// <summary>The label with the stack that an object belongs to, put on by whoever applies it without Pulumi.</summary>
    public const string StackLabel = "todo/stack";

    /// <summary>The repository name of a service's image.</summary>
    public static string ImageOf(string service) => $"todo-list-{service}";

    /// <summary>The ConfigMap of a service.</summary>
    public static string ConfigOf(string service) => $"{service}-config";

    /// <summary>The Secret of a service.</summary>
    public static string SecretOf(string service) => $"{service}-secret";

    /// <summary>The Secret with the certificate of a service's public host name.</summary>
    public static string CertificateOf(string service) => $"{service}-tls";

    /// <summary>On an Ingress: an annotation of ingress-nginx.</summary>
    public static string NginxAnnotation(string name) => $"nginx.ingress.kubernetes.io/{name}";

    /// <summary>The label that a pod carries to be let in by a service; its network policy admits nobody else.</summary>
    public static string ClientLabelOf(string service) => $"todo/client-of-{service}";

    /// <summary>What selects the pods of a service: only labels that never change.</summary>
    public static ImmutableDictionary<string, string> SelectorOf(string service) => ImmutableDictionary.CreateRange(
        [KeyValuePair.Create(NameLabel, service), KeyValuePair.Create(PartOfLabel, Application)]);

    /// <summary>What everything that belongs to a service is labelled with: its selector and the version.</summary>
    public static ImmutableDictionary<string, string> LabelsOf(string service, string version) =>
        SelectorOf(service).Add(VersionLabel, version);
}
