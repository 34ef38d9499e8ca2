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
        var manifests = new AppliedManifests(kubectl, connection, plan);
        var server = await ServerAsync(kubectl, cancellation);
        console.WriteLine($"Cluster: context {connection.Context}, server {server}, namespace {connection.Namespace}");
        await AgreeAsync(stack, connection, server, cancellation);
        var nodesAndPods = connection.Loader.IsLocal
            ? kubectl.GetAsync(cancellation, "nodes,pods")
            : Task.FromResult(ImmutableArray<JsonObject>.Empty);
        var leftOver = manifests.LeftOverAsync(cancellation);
        var released = new ReleasedManifests(kubectl, plan);
        var liveReleased = released.LiveAsync(cancellation);
        var live = await manifests.LiveAsync(cancellation);
        manifests.RefuseOthers(live);
        var releases = new StackReleases(processes, connection, plan);
        await releases.RefuseOthersAsync(cancellation);
        await new ClusterImages(processes, images, console, connection).BringAsync(plan, stack, consent, await nodesAndPods, cancellation);
        ImmutableArray<JsonObject> all = [.. live, .. await liveReleased];
        return new ClusterRollout(kubectl, connection, manifests, all, await leftOver, releases, released, stack.Repository, plan, http);
    }

    private static async Task<string> ServerAsync(Kubectl kubectl, CancellationToken cancellation)
    {
        var server = await kubectl.SucceedAsync(
            cancellation, "config", "view", "--minify", "--output", "jsonpath={.clusters[0].cluster.server}");
        return server.Trim();
    }

    // A cluster of this machine harms nobody else; for another, agreement to its server is kept.
    private async Task AgreeAsync(StackContext stack, ClusterConnection connection, string server, CancellationToken cancellation)
    {
        var isHere = connection.Loader.IsLocal || (Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.IsLoopback);
        if (isHere || stack.State.ReadAgreedServer() == server)
        {
            return;
        }

        await consent.RequireAsync(
            $"Apply stack {stack.Name} to this cluster?",
            preset: false,
            $"This cluster is not on this machine, and without a terminal nobody can be asked whether it is the right one; nothing was "
                + $"touched. To agree: ./todo up --stack {stack.Name} --target {target} --yes",
            "Nothing was touched.",
            cancellation);
        stack.State.Write(stack.State.AgreedServer, server);
    }
}
