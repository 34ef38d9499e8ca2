using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>Everything that can be set for a stack, typed and checked: read once, before anything is touched.</summary>
public sealed partial record TodoSettings
{
    /// <summary>The namespace of this program's keys in the settings file.</summary>
    public const string Prefix = "todo:";

    /// <summary>The levels that the backend's logger knows.</summary>
    public static readonly ImmutableArray<string> LogLevels = ["DEBUG", "INFO", "WARNING", "ERROR"];

    private const int DefaultDatabasePort = 5432;

    private static readonly string[] LocalKeys = ["nodePort", "databaseStorage"];
    private static readonly string[] ProductionKeys = ["registry", "databaseUrl"];

    private TodoSettings()
    {
    }

    /// <summary>Which set of values the stack is composed from. <c>todo:environment</c>; default local, where nothing can be harmed.</summary>
    public StackEnvironment Environment { get; private init; }

    /// <summary>The application's version, which is the tag of its images. <c>todo:version</c>, as in <c>v1.2.3</c>; required.</summary>
    public string Version { get; private init; } = string.Empty;

    /// <summary>The Kubernetes namespace that holds everything. <c>todo:namespace</c>; default todo.</summary>
    public string Namespace { get; private init; } = string.Empty;

    /// <summary>The context of the kubeconfig; null uses its current one. <c>kubernetes:context</c>, the provider's own key; default minikube in local, so that no other cluster is hit.</summary>
    public string? KubeContext { get; private init; }

    /// <summary>Where images are pushed to, such as <c>registry.example.com/team</c>. <c>todo:registry</c>; required in production, unused in local.</summary>
    public string? Registry { get; private init; }

    /// <summary>The host name that the public uses. <c>todo:host</c>; required in production, localhost in local.</summary>
    public string Host { get; private init; } = string.Empty;

    /// <summary>The port at which local opens the application. <c>todo:nodePort</c>; default 30080, in Kubernetes' range 30000-32767.</summary>
    public int NodePort { get; private init; }

    /// <summary>What image builds can reach. <c>todo:network</c>; default open.</summary>
    public ImageNetwork Network { get; private init; }

    /// <summary>The least severe level that the backend logs. <c>todo:logLevel</c>; default DEBUG in local, INFO in production.</summary>
    public string LogLevel { get; private init; } = string.Empty;

    /// <summary>The model that the chat asks when there is an API key. <c>todo:openAiModel</c>; default gpt-4o-mini, a small one.</summary>
    public string OpenAiModel { get; private init; } = string.Empty;

    /// <summary>Parts of the application that are on or off. <c>todo:features</c>; default chat: true.</summary>
    public ImmutableSortedDictionary<string, bool> Features { get; private init; } = ImmutableSortedDictionary<string, bool>.Empty;

    /// <summary>How much the database in the cluster may store. <c>todo:databaseStorage</c>; default 1Gi.</summary>
    public Quantity DatabaseStorage { get; private init; }

    /// <summary>What is set for the frontend. <c>todo:frontend</c>.</summary>
    public ServiceSettings Frontend { get; private init; } = ServiceSettings.Local;

    /// <summary>What is set for the backend. <c>todo:backend</c>.</summary>
    public ServiceSettings Backend { get; private init; } = ServiceSettings.Local;

    /// <summary>The connection string of the external database. <c>todo:databaseUrl</c>, a secret; required in production.</summary>
    public SecretText? DatabaseUrl { get; private init; }

    /// <summary>The port of the external database; PostgreSQL's own when the connection string names none.</summary>
    public int DatabasePort => DatabaseUrl?.Tell(text => new Uri(text).Port) is > 0 and var port ? port : DefaultDatabasePort;

    /// <summary>The key that signs sessions. <c>todo:jwtSecret</c>, a secret of at least 32 characters; generated when not set.</summary>
    public SecretText? JwtSecret { get; private init; }

    /// <summary>The key of the OpenAI API. <c>todo:openAiApiKey</c>, a secret; without it the chat uses its own simple interpreter.</summary>
    public SecretText? OpenAiApiKey { get; private init; }

    /// <summary>Where the application is opened, an absolute URL.</summary>
    public string PublicUrl => Environment == StackEnvironment.Production ? $"https://{Host}" : $"http://{Host}:{NodePort}";

    /// <summary>Reads and checks the settings of a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">What is configured for it.</param>
    /// <exception cref="SettingsException">There are mistakes; all are in it.</exception>
    public static TodoSettings Read(string stack, StackConfig config)
    {
        var mistakes = new List<SettingsMistake>();
        var settings = Read(
            SettingsReader.OfNamespace(stack, Prefix, config, mistakes),
            SettingsReader.OfNamespace(stack, "kubernetes:", config, mistakes));
        return mistakes.Count == 0
            ? settings
            : throw new SettingsException(stack, [.. mistakes.OrderBy(mistake => mistake.Key, StringComparer.Ordinal)]);
    }

    private static TodoSettings Read(SettingsReader todo, SettingsReader kubernetes)
    {
        var environment = todo.Choice("environment", StackEnvironment.Local);
        var production = environment == StackEnvironment.Production;
        var settings = new TodoSettings
        {
            Environment = environment,
            Version = Required(todo, "version", "a version such as v1.2.3 (semantic versioning with a leading v)", "v1.0.0", VersionPattern()),
            Namespace = todo.Text("namespace", "todo", "a DNS label: at most 63 of a-z, 0-9 and -, no - at either end", "todo", Names.IsDnsLabel)!,
            KubeContext = kubernetes.Text("context", production ? null : "minikube", "the name of a context of the kubeconfig", "minikube", text => text.Length > 0),
            Registry = production
                ? Required(todo, "registry", "a registry and a path in lower case, such as registry.example.com/team", "registry.example.com/team", RegistryPattern())
                : null,
            Host = production
                ? Required(todo, "host", "a public host name such as todo.example.com", "todo.example.com", HostPattern())
                : todo.Text("host", "localhost", "a host name such as localhost", "localhost", HostPattern())!,
            NodePort = todo.Integer("nodePort", 30080, 30000, 32767),
            Network = todo.Choice("network", ImageNetwork.Open),
            LogLevel = todo.Text("logLevel", production ? "INFO" : "DEBUG", $"one of {string.Join(", ", LogLevels)}", "INFO", text => LogLevels.Contains(text))!,
            OpenAiModel = todo.Text("openAiModel", "gpt-4o-mini", "the name of a model, without spaces", "gpt-4o-mini", ModelPattern())!,
            Features = ReadFeatures(todo.Section("features")),
            DatabaseStorage = Quantity.Parse(todo.Text("databaseStorage", "1Gi", "a positive quantity such as 1Gi", "1Gi", text => Quantity.TryParse(text, out _))!),
            Frontend = ServiceSettings.Read(todo.Section("frontend"), environment),
            Backend = ServiceSettings.Read(todo.Section("backend"), environment),
            DatabaseUrl = todo.Secret("databaseUrl", "postgresql://user:password@host/database, not a placeholder", IsDatabaseUrl),
            JwtSecret = todo.Secret("jwtSecret", "at least 32 characters, not a placeholder; or leave it out and one is generated", text => text.Length >= 32 && !Placeholder.IsOne(text)),
            OpenAiApiKey = todo.Secret("openAiApiKey", "a key of the API, not a placeholder; or leave it out", text => text.Length > 0 && !Placeholder.IsOne(text)),
        };
        if (production && settings.DatabaseUrl is null)
        {
            todo.Missing("databaseUrl", "postgresql://user:password@host/database", "--secret");
        }

        foreach (var key in production ? LocalKeys : ProductionKeys)
        {
            todo.RefuseIn(environment, key);
        }

        todo.RefuseUnknownKeys();
        kubernetes.RefuseUnknownKeys();
        return settings;
    }

    private static string Required(SettingsReader reader, string key, string allowed, string example, Regex pattern)
    {
        var isSet = false;
        var text = reader.Text(key, null, allowed, example, value => (isSet = true) && pattern.IsMatch(value));
        if (!isSet)
        {
            reader.Missing(key, allowed, example);
        }

        return text ?? example;
    }

    private static ImmutableSortedDictionary<string, bool> ReadFeatures(SettingsReader reader)
    {
        var features = ImmutableSortedDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        features["chat"] = true;
        foreach (var name in reader.Keys())
        {
            features[name] = reader.Text(name, "true", "true or false", "true", text => text is "true" or "false") == "true";
        }

        return features.ToImmutable();
    }

    private static bool IsDatabaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "postgres" or "postgresql"
        && url.Host.Length > 0
        && url.AbsolutePath.Length > 1
        && url.UserInfo.Split(':') is [{ Length: > 0 }, { Length: > 0 } password]
        && !Placeholder.IsOne(Uri.UnescapeDataString(password));

    // Semantic Versioning 2.0.0, without build metadata: a '+' is not allowed in an image tag.
    [GeneratedRegex(@"^v(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?([.][a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$")]
    private static partial Regex HostPattern();

    [GeneratedRegex("^[a-z0-9][-.a-z0-9]*(:[0-9]{1,5})?(/[a-z0-9]+([-._][a-z0-9]+)*)*$")]
    private static partial Regex RegistryPattern();

    [GeneratedRegex("^[A-Za-z0-9][-A-Za-z0-9._:/]{0,99}$")]
    private static partial Regex ModelPattern();
}
