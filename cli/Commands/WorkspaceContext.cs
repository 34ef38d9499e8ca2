using Todo.Cli.Checking;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets;
using Todo.Infra.Values;

namespace Todo.Cli.Commands;

/// <summary>Hands a stack of the workspace over to a target.</summary>
internal static class WorkspaceContext
{
    /// <summary>The stack. The project is looked for only when the target asks for its plan or its sources.</summary>
    internal static StackContext ContextOf(this Workspace workspace, string stack, StateDirectory state)
    {
        Task<Plan>? asSet = null;
        return new StackContext(
            stack,
            state,
            () => workspace.Directory,
            // Evaluated once, however often it is asked for.
            (network, cancellation) => network is null
                ? asSet ??= PlanAsync(network, cancellation)
                : PlanAsync(network, cancellation));

        async Task<Plan> PlanAsync(ImageNetwork? network, CancellationToken cancellation) =>
            (await workspace.EvaluateAsync(stack, cancellation, network)).OrRefuse();
    }
}
