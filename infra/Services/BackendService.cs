using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>The API: FastAPI in Python.</summary>
internal static class BackendService
{
    internal const string Name = "backend";

    private const int HttpsPort = 443;

    internal static readonly ServiceDescription Description = new(new ServiceSection(Name, "the API"), Compose);

    private static WebService Compose(ServiceContext stack)
    {
        var database = stack.Find<Database>(DatabaseService.Name);
        return new WebService(
            stack.Name,
            new WebServiceArgs
            {
                Runtime = stack.Runtime,
                UserId = 1000,
                Port = 8000,
                MetricsPath = "/metrics",
                Probes = HealthProbes.Of(HealthProbe.Http("/health"), HealthProbe.Http("/health/ready")),
                Config = ConfigOf(stack.Settings, database),
                Secrets = SecretsOf(stack.Settings, database),
                ConnectsTo = database is null ? [] : [database.Endpoint],
                InternetPorts = stack.Settings.DatabasePort is { } port ? [HttpsPort, port] : [HttpsPort],
            },
            stack.Options);
    }

    private static ImmutableSortedDictionary<string, string> ConfigOf(TodoSettings settings, Database? database)
    {
        var config = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        config["APP_ENV"] = SettingDescription.WordOf(settings.AppEnvironment);
        config["FRONTEND_URL"] = settings.PublicUrl;
        config["LOG_LEVEL"] = TodoKeys.WordOf(settings.LogLevel);
        config["OPENAI_MODEL"] = settings.OpenAiModel;
        if (database is not null)
        {
            config["DATABASE_HOST"] = database.Endpoint.Service;
            config["DATABASE_NAME"] = Database.User;
            config["DATABASE_PORT"] = database.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        }

        return config.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, Output<string>> SecretsOf(TodoSettings settings, Database? database)
    {
        var secrets = ImmutableSortedDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        secrets["JWT_SECRET"] = settings.JwtSecret?.ToOutput() ?? new GeneratedSecret("jwt-secret").Value;
        if (database is not null)
        {
            secrets["DATABASE_PASSWORD"] = database.Password;
        }

        if (settings.DatabaseUrl is { } url)
        {
            secrets["DATABASE_URL"] = url.ToOutput();
        }

        if (settings.OpenAiApiKey is { } key)
        {
            secrets["OPENAI_API_KEY"] = key.ToOutput();
        }

        return secrets.ToImmutable();
    }
}
