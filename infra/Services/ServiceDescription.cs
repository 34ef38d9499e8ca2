using Pulumi;
using Todo.Infra.Settings;

namespace Todo.Infra.Services;

/// <summary>
/// A service of the application, described once: its image is built from <c>app-images/NAME</c>, its settings are the section
/// <c>todo:NAME</c>, and every target runs what it composes.
/// </summary>
/// <param name="Section">Its name, and what the settings are told of it.</param>
/// <param name="Compose">Makes its component in a stack.</param>
public sealed record ServiceDescription(ServiceSection Section, Func<ServiceContext, ComponentResource> Compose)
{
    /// <summary>Its name.</summary>
    public string Name => Section.Name;

    /// <summary>The version of what is in its image; <see langword="null"/> for the application's own.</summary>
    public string? Version { get; init; }
}
