using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Settings;

namespace Todo.Infra.Services;

/// <summary>What a service is composed from in one stack.</summary>
/// <param name="Settings">The stack's settings.</param>
/// <param name="Runtime">How the service runs in it.</param>
/// <param name="Options">The options of its component: the stack's own provider.</param>
/// <param name="Composed">The services that are there already, by name.</param>
public sealed record ServiceContext(
    TodoSettings Settings,
    ServiceRuntime Runtime,
    ComponentResourceOptions Options,
    IReadOnlyDictionary<string, ComponentResource> Composed)
{
    /// <summary>The service's name.</summary>
    public string Name => Runtime.Scope.Service;

    /// <summary>Another service; <see langword="null"/> when the stack has none of that name.</summary>
    /// <typeparam name="T">Its component.</typeparam>
    /// <param name="service">Its name. The stack lists it before this one.</param>
    public T? Find<T>(string service)
        where T : class => Composed.GetValueOrDefault(service) as T;
}
