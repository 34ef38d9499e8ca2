using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Todo.Infra;
using Todo.Infra.Settings;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Runs the very program that <c>pulumi up</c> runs, against mocks instead of the engine: every resource is registered, nothing is
/// made. What the engine alone would know (a generated password) comes from <see cref="GeneratedSecrets"/>.
/// </summary>
internal static class Evaluator
{
    // The variables belong to the whole process, so two evaluations must not overlap.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Evaluates a stack.</summary>
    /// <param name="project">The project's name and the repository that holds it.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="config">What is configured for it.</param>
    /// <param name="secrets">The generated secrets of the stack.</param>
    /// <param name="cancellation">Stops waiting for a turn.</param>
    /// <exception cref="SettingsException">There are mistakes in the settings.</exception>
    internal static async Task<Plan> EvaluateAsync(
        EvaluatedProject project, string stack, StackConfig config, GeneratedSecrets secrets, CancellationToken cancellation)
    {
        // Checked here as well as by the stack: what the stack throws reaches the caller only as the text of another exception.
        _ = TodoSettings.Read(stack, config);
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            SetVariables(config);
            var mocks = new RecordingMocks(secrets);
            var resources = await Deployment.TestAsync<ObservedStack>(
                mocks,
                new TestOptions { ProjectName = project.Name, StackName = stack, RootDirectory = project.Directory, IsPreview = false });
            return await PlanOfAsync(stack, resources, mocks);
        }
        finally
        {
            SetVariables(null);
            OneAtATime.Release();
        }
    }

    private static void SetVariables(StackConfig? config)
    {
        Environment.SetEnvironmentVariable(StackConfig.ValuesVariable, config is null ? null : JsonSerializer.Serialize(config.Values));
        Environment.SetEnvironmentVariable(StackConfig.SecretKeysVariable, config is null ? null : JsonSerializer.Serialize(config.SecretKeys));
    }

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
        };
    }

    // Resources register whenever what they wait for is there; a plan always lists them alike, each followed by its children.
    private static IEnumerable<PlannedResource> InOrder(IEnumerable<PlannedResource> resources)
    {
        var children = resources
            .OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .ThenBy(resource => resource.Type, StringComparer.Ordinal)
            .ToLookup(resource => resource.ParentUrn);
        IEnumerable<PlannedResource> Below(string? parent) => children[parent].SelectMany(resource => Below(resource.Urn).Prepend(resource));
        return Below(null);
    }

    private static ImmutableArray<PlannedImage> ImagesOf(IEnumerable<PlannedResource> resources) =>
    [
        .. resources
            .Where(resource => resource.Type == RecordingMocks.ImageType)
            .Select(PlannedImage.FromInputs)
            .OrderBy(image => image.Name, StringComparer.Ordinal),
    ];

    private static async Task<ImmutableSortedDictionary<string, string>> OutputsOfAsync(TodoStack stack) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
            KeyValuePair.Create("backendImage", await OutputUtilities.GetValueAsync(stack.BackendImage)),
            KeyValuePair.Create("frontendImage", await OutputUtilities.GetValueAsync(stack.FrontendImage)),
            KeyValuePair.Create("namespace", await OutputUtilities.GetValueAsync(stack.Namespace)),
            KeyValuePair.Create("url", await OutputUtilities.GetValueAsync(stack.Url)),
        ]);
}
