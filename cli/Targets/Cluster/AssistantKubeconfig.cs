using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster;

/// <summary>
/// Writes a kubeconfig with the name of the stack's assistant and a token that ends soon. The token goes from the API server into the
/// file, and is on no screen and in no list of processes.
/// </summary>
internal sealed class AssistantKubeconfig(Kubectl kubectl, ClusterConnection connection)
{
    private string TargetName => connection.Loader.IsMinikube ? ClusterTarget.Minikube : ClusterTarget.Any;

    /// <summary>Writes it.</summary>
    /// <exception cref="UserError">The stack has no assistant, or has not been brought up with it.</exception>
    public async Task<AssistantAccess> WriteAsync(StackContext stack, Plan plan, TimeSpan duration, CancellationToken cancellation)
    {
        RequireAssistant(plan);
        // The cluster alone, without the user who is allowed more.
        var cluster = await kubectl.SucceedAsync(
            cancellation, "config", "view", "--minify", "--flatten", "--raw", "--output", "jsonpath={.clusters[0].cluster}");
        var (token, ends) = await TokenAsync(stack, duration, cancellation);
        stack.State.Write(stack.State.AssistantKubeconfig, ManifestYaml.Of(ConfigOf(JsonNode.Parse(cluster)!, token)));
        return new AssistantAccess(
            stack.State.AssistantKubeconfig, $"namespace {connection.Namespace} of context {connection.Context}", ends);
    }

    private static void RequireAssistant(Plan plan)
    {
        if (!plan.Manifests.Any(manifest => manifest.Kind() == "ServiceAccount" && manifest.Name() == Names.Assistant))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} lets no assistant look into it: todo:assistant is none.\n"
                    + "    allowed: todo:assistant kubectlAi, or kagent\n"
                    + $"    run:     write todo:assistant: kubectlAi in Pulumi.{plan.Stack}.yaml, then bring the stack up");
        }
    }

    private async Task<(string Token, DateTimeOffset Ends)> TokenAsync(
        StackContext stack, TimeSpan duration, CancellationToken cancellation)
    {
        var seconds = ((long)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var result = await kubectl.RunAsync(
            cancellation, "create", "token", Names.Assistant, $"--duration={seconds}s", "--output", "json");
        if (result.Succeeded)
        {
            var status = JsonNode.Parse(result.Output)!["status"]!;
            // The API server may have made it shorter.
            var ends = DateTimeOffset.Parse(status["expirationTimestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            return (status["token"]!.GetValue<string>(), ends);
        }

        throw result.Text.Contains($"\"{Names.Assistant}\" not found", StringComparison.Ordinal)
            ? new UserError(
                ExitCodes.Failed,
                $"The namespace {connection.Namespace} of context {connection.Context} has no assistant yet. Bring the stack up first: "
                    + $"./todo up --stack {stack.Name} --target {TargetName}")
            : KubectlErrors.Explain(result, connection);
    }

    private JsonObject ConfigOf(JsonNode cluster, string token) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Config",
        ["clusters"] = new JsonArray(new JsonObject { ["name"] = connection.Context, ["cluster"] = cluster }),
        ["users"] = new JsonArray(new JsonObject { ["name"] = Names.Assistant, ["user"] = new JsonObject { ["token"] = token } }),
        ["contexts"] = new JsonArray(new JsonObject
        {
            ["name"] = connection.Context,
            ["context"] = new JsonObject
            {
                ["cluster"] = connection.Context,
                ["namespace"] = connection.Namespace,
                ["user"] = Names.Assistant,
            },
        }),
        ["current-context"] = connection.Context,
    };
}
