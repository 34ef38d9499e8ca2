using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;
using Kubernetes = Pulumi.Kubernetes;

namespace Todo.Infra;

/// <summary>The application: a frontend, a backend and their database, composed from the settings of the selected stack.</summary>
public class TodoStack : Stack
{
    private const int FrontendPort = 80;
    private const int BackendPort = 8000;
    private const int HttpsPort = 443;

    private readonly TodoSettings _settings;
    private readonly ComponentResourceOptions _inCluster;
    private readonly AppNamespace _namespace;

    /// <summary>Composes the stack.</summary>
    /// <exception cref="SettingsException">There are mistakes in the settings; nothing has been touched.</exception>
    public TodoStack()
        : this(null)
    {
    }

    /// <summary>Composes the stack under the eyes of whoever passes transformations.</summary>
    /// <param name="options">What Pulumi offers for a stack.</param>
    /// <exception cref="SettingsException">There are mistakes in the settings; nothing has been touched.</exception>
    protected TodoStack(StackOptions? options)
        : base(options)
    {
        _settings = TodoSettings.Read(Pulumi.Deployment.Instance.StackName, StackConfig.FromEnvironment());
        _inCluster = new ComponentResourceOptions { Providers = { MakeProvider() } };
        _namespace = new AppNamespace("namespace", _settings.Namespace, holdsData: !IsProduction, _inCluster);
        var backendImage = MakeImage(Names.Backend);
        var frontendImage = MakeImage(Names.Frontend);
        var database = IsProduction ? null : MakeDatabase();
        var backend = MakeBackend(backendImage, database);
        MakeFrontend(frontendImage, backend);

        Url = Output.Create(_settings.PublicUrl);
        Namespace = _namespace.NamespaceName;
        BackendImage = backendImage.Reference;
        FrontendImage = frontendImage.Reference;
    }

    /// <summary>Where the application is opened.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>The namespace that holds everything.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; }

    /// <summary>The image that the backend runs.</summary>
    [Output("backendImage")]
    public Output<string> BackendImage { get; private set; }

    /// <summary>The image that the frontend runs.</summary>
    [Output("frontendImage")]
    public Output<string> FrontendImage { get; private set; }

    private bool IsProduction => _settings.Environment == StackEnvironment.Production;

    private string PullPolicy => IsProduction ? PullPolicies.Always : PullPolicies.Never;

    private string AppEnvironment => IsProduction ? "production" : "local";

    private Kubernetes.Provider MakeProvider()
    {
        var args = new Kubernetes.ProviderArgs
        {
            EnableServerSideApply = true,
            // Otherwise a ConfigMap or Secret of a fixed name is deleted before its successor is made, and pods that start meanwhile fail.
            EnableConfigMapMutable = true,
            EnableSecretMutable = true,
        };
        if (_settings.KubeContext is { } context)
        {
            args.Context = context;
        }

        return new Kubernetes.Provider("cluster", args);
    }

    private ServiceScope ScopeOf(string service) => new(_namespace.NamespaceName, service, _settings.Version);

    private ContainerImage MakeImage(string service) => new(service, new ContainerImageArgs
    {
        Service = service,
        Version = _settings.Version,
        Registry = IsProduction ? _settings.Registry : null,
        Network = _settings.Network,
        Platform = IsProduction ? "linux/amd64" : null,
    });

    private Database MakeDatabase() => new(
        Names.Database,
        new DatabaseArgs
        {
            Scope = ScopeOf(Names.Database),
            Image = MakeImage(Names.Database).Reference,
            Storage = _settings.DatabaseStorage,
        },
        _inCluster);

    private WebService MakeBackend(ContainerImage image, Database? database) => new(
        Names.Backend,
        new WebServiceArgs
        {
            Scope = ScopeOf(Names.Backend),
            Image = image.Reference,
            PullPolicy = PullPolicy,
            UserId = 1000,
            Port = BackendPort,
            Probes = HealthProbes.Of(HealthProbe.Http("/health"), HealthProbe.Http("/health/ready")),
            Settings = _settings.Backend,
            Config = BackendConfig(database),
            Secrets = BackendSecrets(database),
            ConnectsTo = database is null ? [] : [database.Endpoint],
            InternetPorts = database is null ? [HttpsPort, _settings.DatabasePort] : [HttpsPort],
        },
        Waiting(database));

    private void MakeFrontend(ContainerImage image, WebService backend) => _ = new WebService(
        Names.Frontend,
        new WebServiceArgs
        {
            Scope = ScopeOf(Names.Frontend),
            Image = image.Reference,
            PullPolicy = PullPolicy,
            UserId = 1001,
            Port = FrontendPort,
            Probes = HealthProbes.Of(HealthProbe.Http("/healthz"), HealthProbe.Http("/healthz")),
            Settings = _settings.Frontend,
            Config = FrontendConfig(),
            SettingsFolder = "/etc/todo/settings",
            ConnectsTo = [backend.Endpoint],
            IsPublic = true,
            NodePort = IsProduction ? null : _settings.NodePort,
        },
        // nginx looks the backend's address up once, when it starts.
        Waiting(backend));

    private ImmutableSortedDictionary<string, string> FrontendConfig() => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
        // Relative to the page, so that one image serves under every address.
        KeyValuePair.Create("API_URL", "/api"),
        KeyValuePair.Create("APP_ENV", AppEnvironment),
        KeyValuePair.Create("FEATURE_FLAGS", JsonSerializer.Serialize(_settings.Features)),
    ]);

    private ImmutableSortedDictionary<string, string> BackendConfig(Database? database)
    {
        var config = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
            // The backend warns of placeholder secrets in local and refuses them elsewhere.
            KeyValuePair.Create("APP_ENV", AppEnvironment),
            KeyValuePair.Create("FRONTEND_URL", _settings.PublicUrl),
            KeyValuePair.Create("LOG_LEVEL", _settings.LogLevel),
            KeyValuePair.Create("OPENAI_MODEL", _settings.OpenAiModel),
        ]);
        return database is null
            ? config
            : config
                .Add("DATABASE_HOST", database.Endpoint.Service)
                .Add("DATABASE_NAME", Names.DatabaseUser)
                .Add("DATABASE_PORT", $"{database.Endpoint.Port}");
    }

    private ImmutableSortedDictionary<string, Output<string>> BackendSecrets(Database? database)
    {
        var secrets = ImmutableSortedDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        secrets["JWT_SECRET"] = _settings.JwtSecret?.ToOutput() ?? new GeneratedSecret("jwt-secret").Value;
        if (database is not null)
        {
            secrets["DATABASE_PASSWORD"] = database.Password;
        }
        else if (_settings.DatabaseUrl is { } url)
        {
            secrets["DATABASE_URL"] = url.ToOutput();
        }

        if (_settings.OpenAiApiKey is { } key)
        {
            secrets["OPENAI_API_KEY"] = key.ToOutput();
        }

        return secrets.ToImmutable();
    }

    private ComponentResourceOptions Waiting(Resource? first) => first is null
        ? _inCluster
        : ComponentResourceOptions.Merge(_inCluster, new ComponentResourceOptions { DependsOn = { first } });
}
