using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs the program that creates a stack's resources.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> s_current = new();

    private readonly PendingWork _pending = new();
    private readonly Registrar _registrar;
    private readonly DeploymentInstance _instance;
    private Stack? _stack;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        _instance = new(
            options?.OrganizationName ?? "organization",
            options?.ProjectName ?? "project",
            options?.StackName ?? "stack",
            options?.RootDirectory ?? Directory.GetCurrentDirectory(),
            options?.IsPreview ?? true);
        _registrar = new(mocks, _instance);
    }

    /// <summary>The run that this code is part of.</summary>
    public static DeploymentInstance Instance => Required._instance;

    internal static Deployment? Current => s_current.Value;

    internal static Deployment Required => Current ?? throw new InvalidOperationException(
        "There is no deployment running: resources and Deployment.Instance are there only "
        + "in the code that Deployment.RunAsync or Deployment.TestAsync runs.");

    internal bool IsDryRun => _instance.IsDryRun;

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Resources are created in the constructor of a Stack.");
        set => _stack = value;
    }

    internal void Track(Task task) => _pending.Add(task);

    internal void AddError(Exception exception) => _pending.AddError(exception);

    internal void Register(Resource resource, bool custom, ResourceArgs args, ResourceOptions options) =>
        Track(_registrar.RegisterAsync(resource, resource is Stack ? null : Stack, custom, args, options));

    internal void RegisterOutputs(ComponentResource component, Output<IDictionary<string, object?>> outputs) =>
        Track(_registrar.RegisterOutputsAsync(component, outputs));
}
