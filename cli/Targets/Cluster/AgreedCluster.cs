using Spectre.Console;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Says which cluster a command is about to change, and asks once before it changes one that is not on this machine.</summary>
internal sealed class AgreedCluster(
    string target, Kubectl kubectl, ClusterConnection connection, IAnsiConsole console, Consent consent)
{
    /// <summary>Goes on when the cluster is on this machine, or the user has agreed to it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="verb">The command, such as <c>up</c>.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="Errors.UserError">Nobody agreed, or there is no such context.</exception>
    public async Task RequireAsync(StackContext stack, string verb, CancellationToken cancellation)
    {
        var server = (await kubectl.SucceedAsync(
            cancellation, "config", "view", "--minify", "--output", "jsonpath={.clusters[0].cluster.server}")).Trim();
        console.WriteLine($"Cluster: context {connection.Context}, server {server}, namespace {connection.Namespace}");
        // A cluster of this machine harms nobody else; for another, agreement to its server is kept.
        var isHere = connection.Loader.IsLocal || (Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.IsLoopback);
        if (isHere || stack.State.ReadAgreedServer() == server)
        {
            return;
        }

        await consent.RequireAsync(
            $"This cluster is not on this machine. Go on with {verb} of stack {stack.Name} there?",
            preset: false,
            $"This cluster is not on this machine, and without a terminal nobody can be asked whether it is the right one; nothing was "
                + $"touched. To agree: ./todo {verb} --stack {stack.Name} --target {target} --yes",
            "Nothing was touched.",
            cancellation);
        stack.State.Write(stack.State.AgreedServer, server);
    }
}
