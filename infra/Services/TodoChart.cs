using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>Delivers the application by its Helm chart: the folder <c>chart</c>, given what the stack is set to.</summary>
internal static class TodoChart
{
    /// <summary>Makes the images, and the release that runs them.</summary>
    internal static void Release(StackFoundation foundation, ImmutableArray<ServiceDescription> services)
    {
        var chosen = foundation.Chosen(services).ToImmutableArray();
        var images = ImagesOf(foundation, chosen);
        _ = new ChartRelease(
            Names.Application,
            new ChartReleaseArgs
            {
                Source = new ChartFolder("chart"),
                Namespace = foundation.Namespace,
                Values = ValuesOf(foundation.Settings, images, chosen),
                SecretValues = SecretsOf(foundation.Settings),
            },
            foundation.InCluster);
    }

    // By reference, as the content of what is built here is part of it, and a digest of what is pushed.
    private static Output<object> ImagesOf(StackFoundation foundation, ImmutableArray<ServiceDescription> services)
    {
        services.ToList().ForEach(service => foundation.MakeImage(service));
        return foundation.Images.Apply(images => (object)images
            .ToImmutableDictionary(image => image.Key, image => (object)image.Value)
            .Add("pullPolicy", foundation.PullPolicy)
            .Add("tag", foundation.Settings.Version));
    }

    private static ImmutableSortedDictionary<string, object> ValuesOf(
        TodoSettings settings, Output<object> images, ImmutableArray<ServiceDescription> services)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        values["images"] = images;
        values["appEnvironment"] = SettingDescription.WordOf(settings.AppEnvironment);
        values["logLevel"] = TodoKeys.WordOf(settings.LogLevel);
        values["openAiModel"] = settings.OpenAiModel;
        values["features"] = settings.Features.ToDictionary(feature => feature.Key, feature => (object)feature.Value);
        values["entry"] = SettingDescription.WordOf(settings.Entry);
        values["host"] = settings.Host;
        AddWhereSet(values, "nodePort", settings.NodePort);
        AddWhereSet(values, "certificateIssuer", settings.CertificateIssuer);
        AddWhereSet(values, "ingressNamespace", settings.IngressNamespace);
        values["monitoring"] = SettingDescription.WordOf(settings.MonitoringNamespace is null ? Monitoring.None : Monitoring.Prometheus);
        AddWhereSet(values, "monitoringNamespace", settings.MonitoringNamespace);
        AddWhereSet(values, "priorityClass", settings.Placement.PriorityClass);
        values["nodeSelector"] = settings.Placement.NodeSelector.ToDictionary(label => label.Key, label => (object)label.Value);
        foreach (var service in services)
        {
            values[service.Name] = ValuesOf(settings.Services[service.Name]);
        }

        values[DatabaseService.Name] = DatabaseOf(settings, services);
        return values.ToImmutable();
    }

    private static Dictionary<string, object> ValuesOf(ServiceSettings own) => new()
    {
        ["replicas"] = own.Scale.Min,
        ["maxReplicas"] = own.Scale.Max,
        ["cpuRequest"] = own.Resources.CpuRequest.Text,
        ["cpuLimit"] = own.Resources.CpuLimit.Text,
        ["memoryRequest"] = own.Resources.MemoryRequest.Text,
        ["memoryLimit"] = own.Resources.MemoryLimit.Text,
        ["ephemeralStorageRequest"] = own.Resources.EphemeralStorageRequest.Text,
        ["ephemeralStorageLimit"] = own.Resources.EphemeralStorageLimit.Text,
        ["gracePeriodSeconds"] = own.Shutdown.GracePeriodSeconds,
        ["preStopSleepSeconds"] = own.Shutdown.PreStopSleepSeconds,
    };

    private static Dictionary<string, object> DatabaseOf(TodoSettings settings, ImmutableArray<ServiceDescription> services)
    {
        if (services.FirstOrDefault(service => service.Name == DatabaseService.Name) is not { } database)
        {
            var outside = new Dictionary<string, object> { ["inCluster"] = false };
            AddWhereSet(outside, "port", settings.DatabasePort);
            return outside;
        }

        var values = ValuesOf(settings.Services[database.Name]);
        // One pod, always: the chart has no value for it.
        values.Remove("replicas");
        values.Remove("maxReplicas");
        values["inCluster"] = true;
        values["storage"] = settings.DatabaseStorage.Text;
        AddWhereSet(values, "tag", database.Version);
        return values;
    }

    private static ImmutableSortedDictionary<string, Output<string>> SecretsOf(TodoSettings settings)
    {
        var secrets = ImmutableSortedDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        secrets["jwtSecret"] = settings.JwtSecret?.ToOutput() ?? new GeneratedSecret("jwt-secret").Value;
        if (settings.DatabaseUrl is { } url)
        {
            secrets["databaseUrl"] = url.ToOutput();
        }
        else
        {
            secrets["databasePassword"] = settings.DatabasePassword?.ToOutput() ?? new GeneratedSecret("database-password").Value;
        }

        if (settings.OpenAiApiKey is { } key)
        {
            secrets["openAiApiKey"] = key.ToOutput();
        }

        return secrets.ToImmutable();
    }

    private static void AddWhereSet(IDictionary<string, object> values, string key, object? value)
    {
        if (value is not null)
        {
            values[key] = value;
        }
    }
}
