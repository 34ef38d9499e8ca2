using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>Delivers the application by its Helm chart: the folder <c>chart</c>, given what the stack is set to.</summary>
internal static class TodoChart
{
    private const string Folder = "chart";

    private static readonly string[] Delivered = [DatabaseService.Name, BackendService.Name, FrontendService.Name];

    /// <summary>Makes the images, and the release that runs them.</summary>
    /// <exception cref="RunException">The chart has no templates for a service.</exception>
    internal static void Release(StackFoundation foundation, ImmutableArray<ServiceDescription> services)
    {
        var chosen = foundation.Chosen(services).ToImmutableArray();
        RefuseUnknown(chosen);
        var values = ValuesOf(foundation.Settings, ImagesOf(foundation, chosen));
        _ = new ChartRelease(
            Names.Application,
            new ChartReleaseArgs
            {
                Source = new ChartFolder(Folder),
                Namespace = foundation.Namespace,
                Values = ChartValueMap.PlainOf(values),
                SecretValues = ChartValueMap.SecretsOf(values),
            },
            foundation.InCluster);
    }

    private static void RefuseUnknown(ImmutableArray<ServiceDescription> services)
    {
        if (services.FirstOrDefault(service => !Delivered.Contains(service.Name)) is { } unknown)
        {
            throw new RunException(
                $"The folder {Folder} has no templates for the service {unknown.Name}, so todo:delivery chart would leave it out.\n"
                + "Have all services delivered by components: todo:delivery components\n"
                + "Or add its templates and its values, those to infra/Services/TodoChartValues.cs as well.");
        }
    }

    // By reference, as the content of what is built here is part of it, and a digest of what is pushed.
    private static Output<TodoChartImages> ImagesOf(StackFoundation foundation, ImmutableArray<ServiceDescription> services)
    {
        services.ToList().ForEach(service => foundation.MakeImage(service));
        return foundation.Images.Apply(images => new TodoChartImages
        {
            PullPolicy = foundation.PullPolicy,
            Tag = foundation.Settings.Version,
            Backend = images[BackendService.Name],
            Database = images.GetValueOrDefault(DatabaseService.Name),
            Frontend = images[FrontendService.Name],
        });
    }

    private static TodoChartValues ValuesOf(TodoSettings settings, Output<TodoChartImages> images) => new()
    {
        Images = images,
        AppEnvironment = settings.AppEnvironment,
        LogLevel = settings.LogLevel,
        OpenAiModel = settings.OpenAiModel,
        Features = settings.Features,
        Entry = settings.Entry,
        Host = settings.Host,
        NodePort = settings.NodePort,
        CertificateIssuer = settings.CertificateIssuer,
        IngressNamespace = settings.IngressNamespace,
        Monitoring = settings.MonitoringNamespace is null ? Monitoring.None : Monitoring.Prometheus,
        MonitoringNamespace = settings.MonitoringNamespace,
        JwtSecret = settings.JwtSecret?.ToOutput() ?? new GeneratedSecret("jwt-secret").Value,
        OpenAiApiKey = settings.OpenAiApiKey?.ToOutput(),
        DatabasePassword = DatabasePasswordOf(settings),
        DatabaseUrl = settings.DatabaseUrl?.ToOutput(),
        Database = DatabaseOf(settings),
        Backend = new TodoChartService(settings.Services[BackendService.Name]),
        Frontend = new TodoChartService(settings.Services[FrontendService.Name]),
        PriorityClass = settings.Placement.PriorityClass,
        NodeSelector = settings.Placement.NodeSelector,
    };

    private static Output<string>? DatabasePasswordOf(TodoSettings settings) => settings.DatabaseUrl is not null
        ? null
        : settings.DatabasePassword?.ToOutput() ?? new GeneratedSecret("database-password").Value;

    private static TodoChartDatabase DatabaseOf(TodoSettings settings) =>
        settings.Services.GetValueOrDefault(DatabaseService.Name) is { } own
            ? new TodoChartDatabase(own) { Storage = settings.DatabaseStorage, Tag = DatabaseService.Description.Version }
            : new TodoChartDatabase(null) { Port = settings.DatabasePort };
}
