using System.Collections.Immutable;
using System.Text.Json;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>The page and the way in: nginx, which also leads to the API.</summary>
internal static class FrontendService
{
    internal const string Name = "frontend";

    internal static readonly ServiceDescription Description = new(new ServiceSection(Name, "the page, and the way in"), Compose);

    private static WebService Compose(ServiceContext stack) => new(
        stack.Name,
        new WebServiceArgs
        {
            Runtime = stack.Runtime,
            UserId = 1001,
            Port = 80,
            Probes = HealthProbes.Of(HealthProbe.Http("/healthz"), HealthProbe.Http("/healthz")),
            Config = ConfigOf(stack.Settings),
            SettingsFolder = "/etc/todo/settings",
            ConnectsTo = [stack.Find<IEndpointOwner>(BackendService.Name)!.Endpoint],
            Entry = EntryOf(stack.Settings),
        },
        stack.Options);

    private static EntryPoint EntryOf(TodoSettings settings) => settings.NodePort is { } port
        ? new NodePortEntry(port)
        : new IngressEntry(settings.Host, settings.CertificateIssuer!, settings.IngressNamespace!);

    private static ImmutableSortedDictionary<string, string> ConfigOf(TodoSettings settings)
    {
        var config = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // Relative to the page, so that one image serves under every address.
        config["API_URL"] = "/api";
        config["APP_ENV"] = SettingDescription.WordOf(settings.AppEnvironment);
        config["FEATURE_FLAGS"] = JsonSerializer.Serialize(settings.Features);
        return config.ToImmutable();
    }
}
