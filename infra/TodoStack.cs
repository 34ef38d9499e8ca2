using System.Collections.Immutable;
using Pulumi;
using Todo.Infra.Policies;
using Todo.Infra.Services;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra;

/// <summary>The application, composed from the settings of the selected stack.</summary>
public class TodoStack : Stack
{
    /// <summary>Its services, each after those that it connects to.</summary>
    public static readonly ImmutableArray<ServiceDescription> Services =
    [
        DatabaseService.Description,
        BackendService.Description,
        FrontendService.Description,
    ];

    /// <summary>Composes the stack that Pulumi has selected.</summary>
    /// <exception cref="SettingsException">There are mistakes in the settings; nothing has been touched.</exception>
    public TodoStack()
        : this(
            TodoSettings.Read(Pulumi.Deployment.Instance.StackName, StackConfig.FromEnvironment(), SectionsOf(Services)),
            Services,
            // The engine alone asks transforms; a plan is checked by whoever makes it.
            new StackOptions { ResourceTransforms = { PolicyTransform.RefuseAsync } })
    {
    }

    /// <summary>Composes a stack.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="services">Its services, each after those that it connects to.</param>
    /// <param name="options">What Pulumi offers for a stack.</param>
    public TodoStack(TodoSettings settings, ImmutableArray<ServiceDescription> services, StackOptions? options = null)
        : base(options)
    {
        var foundation = new StackFoundation(settings);
        Action<StackFoundation, ImmutableArray<ServiceDescription>> deliver =
            settings.Delivery == Delivery.Chart ? TodoChart.Release : ServiceComposer.Compose;
        deliver(foundation, services);
        StackAssistant.Make(foundation);

        Url = Output.Create(settings.PublicUrl);
        Namespace = foundation.Namespace;
        Images = foundation.Images;
    }

    /// <summary>Where the application is opened.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>The namespace that holds everything.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; }

    /// <summary>The image that each service runs, by the service's name.</summary>
    [Output("images")]
    public Output<ImmutableDictionary<string, string>> Images { get; private set; }

    /// <summary>What the settings are told of services.</summary>
    /// <param name="services">The services.</param>
    public static IEnumerable<ServiceSection> SectionsOf(ImmutableArray<ServiceDescription> services) =>
        services.Select(service => service.Section);
}
