using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>A Kubernetes cluster, the one that the stack's settings name.</summary>
/// <param name="name">Its name, as <c>--target</c> takes it.</param>
/// <param name="processes">Runs <c>kubectl</c>.</param>
/// <param name="http">Reaches addresses of the cluster.</param>
/// <param name="images">Builds images for a cluster on this machine.</param>
/// <param name="console">Where it says which cluster it is.</param>
internal sealed class ClusterTarget(
    string name, IProcessRunner processes, HttpMessageInvoker http, IImageSource images, IAnsiConsole console)
    : ILiveTarget, IAssistedTarget
{
    /// <summary>The target for Minikube alone.</summary>
    internal const string Minikube = "minikube";

    /// <summary>The target for any cluster.</summary>
    internal const string Any = "cluster";

    // kubectl's word for a container that the node has taken away, which is not the container's.
    private const string NoLog = "unable to retrieve container logs";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<IRollout> PrepareAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation) =>
        new ClusterPreparation(name, processes, http, images, console, consent).RunAsync(stack, plan, cancellation);

    /// <inheritdoc />
    public async Task BringImagesAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation)
    {
        var connection = ConnectionOf(plan);
        await new ClusterImages(processes, images, console, connection).BringByPlainNameAsync(plan, stack, consent, cancellation);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<ServiceState>> StatusAsync(StackContext stack, CancellationToken cancellation)
    {
        var connection = await ConnectionOfAsync(stack, cancellation);
        return await new ClusterStates(new Kubectl(processes, connection), connection).ReadAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> LogAsync(
        StackContext stack, ServiceState service, int count, CancellationToken cancellation)
    {
        var kubectl = new Kubectl(processes, await ConnectionOfAsync(stack, cancellation));
        if (service.Instance?.Split(' ')[0] is not { } pod)
        {
            return [];
        }

        // What a container that exits again and again has said is in the log of its last run, also when it has just begun anew.
        string[] current = ["logs", pod, "--tail", $"{count}"];
        string[] previous = [.. current, "--previous"];
        foreach (var call in service.Runs ? new[] { current, previous } : [previous, current])
        {
            var log = await kubectl.RunAsync(cancellation, call);
            var lines = log.Lines.Where(line => !line.StartsWith(NoLog, StringComparison.Ordinal)).TakeLast(count).ToImmutableArray();
            if (log.Succeeded && !lines.IsEmpty)
            {
                return lines;
            }
        }

        return [];
    }

    /// <inheritdoc />
    public string? LogCommand(StackContext stack, ServiceState service) => service.Instance is null
        ? null
        : $"./todo logs {service.Name} --stack {stack.Name} --target {name}";

    /// <inheritdoc />
    public async Task<Removal> RemoveAsync(StackContext stack, bool deleteData, Consent consent, CancellationToken cancellation)
    {
        var connection = await ConnectionOfAsync(stack, cancellation);
        await new AgreedCluster(name, new Kubectl(processes, connection), connection, console, consent)
            .RequireAsync(stack, "down", cancellation);
        return await new ClusterRemoval(processes, connection, stack.Name).RunAsync(deleteData, cancellation);
    }

    /// <inheritdoc />
    public IConsequences ConsequencesOf(StackContext stack, Plan? before, Plan after) => new ClusterConsequences();

    /// <inheritdoc />
    public Task<LiveComparison> CompareLiveAsync(Plan plan, CancellationToken cancellation)
    {
        var connection = ConnectionOf(plan);
        return new LiveObjects(new Kubectl(processes, connection), connection, plan).CompareAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<AssistantAccess> GrantAccessAsync(StackContext stack, TimeSpan duration, CancellationToken cancellation)
    {
        var plan = await stack.EvaluateAsync(null, cancellation);
        var connection = ConnectionOf(plan);
        return await new AssistantKubeconfig(new Kubectl(processes, connection), connection)
            .WriteAsync(stack, plan, duration, cancellation);
    }

    private async Task<ClusterConnection> ConnectionOfAsync(StackContext stack, CancellationToken cancellation) =>
        ConnectionOf(await stack.EvaluateAsync(null, cancellation));

    // Whatever is asked for, it is about the cluster that the target means, or about none.
    private ClusterConnection ConnectionOf(Plan plan)
    {
        var connection = ClusterConnection.Of(plan);
        ClusterPreparation.RequireTarget(name, plan, connection);
        return connection;
    }
}
