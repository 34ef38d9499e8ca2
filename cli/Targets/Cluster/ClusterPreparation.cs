using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Cli.Targets.Cluster.Releases;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Does all that comes before anything of a cluster is touched: which one it is, whose objects are there, the images.</summary>
internal sealed class ClusterPreparation(
    string target, IProcessRunner processes, HttpMessageInvoker http, IImageSource images, IAnsiConsole console, Consent consent)
{
    /// <summary>Stops when the stack is for another cluster than the one that the target means.</summary>
    /// <exception cref="UserError">It is.</exception>
    public static void RequireTarget(string target, Plan plan, ClusterConnection connection)
    {
        if (target == ClusterTarget.Minikube && !connection.Loader.IsMinikube)
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} is for the context {connection.Context}, not for Minikube; nothing was touched.\n"
                    + "    allowed: --target minikube for stacks with kubernetes:context minikube\n"
                    + $"    run:     the same command with --target {ClusterTarget.Any}");
        }
    }

    /// <summary>Makes the stack ready to be applied.</summary>
    /// <exception cref="UserError">It is the wrong cluster, it does not answer, or something is in the way.</exception>
    public async Task<IRollout> RunAsync(StackContext stack, Plan plan, CancellationToken cancellation)
    {
        var connection = ClusterConnection.Of(plan);
        RequireTarget(target, plan, connection);
        var kubectl = new Kubectl(processes, connection);
        await new AgreedCluster(target, kubectl, connection, console, consent).RequireAsync(stack, "up", cancellation);
        var nodesAndPods = connection.Loader.IsLocal
            ? kubectl.GetAsync(cancellation, "nodes,pods")
            : Task.FromResult(ImmutableArray<JsonObject>.Empty);
        var readManifests = AppliedManifests.ReadAsync(kubectl, connection, plan, cancellation);
        var readReleased = ReleasedManifests.ReadAsync(kubectl, plan, cancellation);
        var readReleases = StackReleases.ReadAsync(processes, connection, plan, cancellation);
        var (manifests, released, releases) = (await readManifests, await readReleased, await readReleases);
        manifests.RefuseOthers();
        releases.RefuseOthers();
        await new ClusterImages(processes, images, console, connection).BringAsync(plan, stack, consent, await nodesAndPods, cancellation);
        return new ClusterRollout(kubectl, connection, manifests, released, releases, stack.Repository, plan, http);
    }
}
