using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>Which cluster a stack is for, and where in it.</summary>
/// <param name="Context">The context of the kubeconfig.</param>
/// <param name="Namespace">The namespace that holds everything.</param>
internal sealed record ClusterConnection(string Context, string Namespace)
{
    private const string ProviderType = "pulumi:providers:kubernetes";

    /// <summary>What gets images that were built on this machine into the cluster.</summary>
    public ImageLoader Loader => ImageLoader.Of(Context);

    /// <summary>The connection that a stack's settings name.</summary>
    /// <exception cref="UserError">They name a cluster by the content of a kubeconfig.</exception>
    public static ClusterConnection Of(Plan plan)
    {
        var provider = plan.Resources.Single(resource => resource.Type == ProviderType);
        var context = provider.Inputs["context"]?.GetValue<string>() ?? throw new UserError(
            ExitCodes.WrongUse,
            $"Stack {plan.Stack} names its cluster by kubernetes:kubeconfig, which only Pulumi reads.\n"
                + "    allowed: kubernetes:context, the name of a context of this machine's kubeconfig\n"
                + $"    run:     pulumi up --stack {plan.Stack}");
        return new ClusterConnection(context, plan.Outputs["namespace"]);
    }
}
