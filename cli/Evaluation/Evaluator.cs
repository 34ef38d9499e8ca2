using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Todo.Infra;
using Todo.Infra.Components;
using Todo.Infra.Services;
using Todo.Infra.Settings;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Runs the very program that <c>pulumi up</c> runs, against mocks instead of the engine: every resource is registered, nothing is
/// made. What the engine alone would know (a generated password) comes from <see cref="GeneratedSecrets"/>.
/// </summary>
internal static class Evaluator
{
    /// <summary>Evaluates a stack.</summary>
    /// <param name="project">The project's name and the repository that holds it.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">What is configured for it.</param>
    /// <param name="services">Its services.</param>
    /// <param name="secrets">The generated secrets of the stack.</param>
    /// <param name="cancellation">Ends it before it begins; it takes a moment only.</param>
    /// <exception cref="SettingsException">There are mistakes in the settings.</exception>
    internal static async Task<Plan> EvaluateAsync(
        EvaluatedProject project,
        string stack,
        StackConfig config,
        ImmutableArray<ServiceDescription> services,
        GeneratedSecrets secrets,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var factory = new StackFactory(TodoSettings.Read(stack, config, TodoStack.SectionsOf(services)), services);
        var mocks = new RecordingMocks(secrets);
        var options = new TestOptions
        {
            ProjectName = project.Name,
            StackName = stack,
            RootDirectory = project.Directory,
            IsPreview = false,
        };
        try
        {
            var resources = await Deployment.TestWithServiceProviderAsync<ObservedStack>(mocks, factory, options);
            var plan = await PlanOfAsync(stack, resources, mocks);
            return plan with { Config = WithoutKubeconfig(config), Sources = SourcesOf(plan, project.Directory) };
        }
        catch (Exception) when ((factory.Thrown ?? mocks.Thrown) is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    // It is part of no resource and no plan.
    private static StackConfig WithoutKubeconfig(StackConfig config) => config with
    {
        Values = config.Values.Remove(StackConfig.KubeconfigKey),
        SecretKeys = config.SecretKeys.Remove(StackConfig.KubeconfigKey),
    };

    private static ImmutableArray<SourceFolder> SourcesOf(Plan plan, string repository) =>
    [
        .. plan.Images.Select(image => image.Context)
            .Concat(plan.Releases.Where(release => release.IsFolder).Select(release => release.Chart))
            .Distinct()
            .Select(folder => SourceFolder.Read(repository, folder)),
    ];

    private static async Task<Plan> PlanOfAsync(string stack, ImmutableArray<Resource> resources, RecordingMocks mocks)
    {
        var observed = resources.OfType<ObservedStack>().Single();
        var planned = new List<PlannedResource>();
        foreach (var resource in resources.Where(resource => resource != observed))
        {
            planned.Add(await PlannedAsync(resource, observed, mocks));
        }

        return new Plan(stack, [.. InOrder(planned)], ImagesOf(planned), await OutputsOfAsync(observed));
    }

    private static async Task<PlannedResource> PlannedAsync(Resource resource, ObservedStack stack, RecordingMocks mocks)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        return new PlannedResource(
            await OutputUtilities.GetValueAsync(resource.Urn),
            type,
            name,
            stack.ParentOf(resource) is { } parent ? await OutputUtilities.GetValueAsync(parent.Urn) : null,
            mocks.InputsOf(type, name))
        {
            Options = await stack.OptionsOfAsync(resource, mocks.ProviderOf(type, name)),
            SecretFields = stack.ParentOf(resource) is ChartRelease chart ? [.. chart.SecretKeys.Select(key => $"values.{key}")] : [],
        };
    }

    // Resources register whenever what they wait for is there; a plan always lists them alike, each followed by its children.
    private static IEnumerable<PlannedResource> InOrder(IEnumerable<PlannedResource> resources)
    {
        var children = resources
            .OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .ThenBy(resource => resource.Type, StringComparer.Ordinal)
            .ToLookup(resource => resource.ParentUrn);
        IEnumerable<PlannedResource> Below(string? parent) =>
            children[parent].SelectMany(resource => Below(resource.Urn).Prepend(resource));
        return Below(null);
    }

    private static ImmutableArray<PlannedImage> ImagesOf(IEnumerable<PlannedResource> resources) =>
    [
        .. resources
            .Where(resource => resource.Type == RecordingMocks.ImageType)
            .Select(PlannedImage.FromInputs)
            .OrderBy(image => image.Name, StringComparer.Ordinal),
    ];

    private static async Task<ImmutableSortedDictionary<string, string>> OutputsOfAsync(TodoStack stack)
    {
        var outputs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        outputs["namespace"] = await OutputUtilities.GetValueAsync(stack.Namespace);
        outputs["url"] = await OutputUtilities.GetValueAsync(stack.Url);
        foreach (var (service, image) in await OutputUtilities.GetValueAsync(stack.Images))
        {
            outputs[$"images.{service}"] = image;
        }

        return outputs.ToImmutable();
    }
}
