using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Comparison.Causes;
using Todo.Cli.Evaluation;
using Todo.Cli.Evaluation.Refs;
using Todo.Cli.Targets;

namespace Todo.Cli.Previews;

/// <summary>Previews stacks, all compared with the same.</summary>
/// <param name="workspace">The project.</param>
/// <param name="targets">Where stacks can run.</param>
/// <param name="target">The name of the one that says what changes cause.</param>
/// <param name="contextOf">Hands a stack over to a target.</param>
/// <param name="buildRef">Builds the program of a commit.</param>
/// <param name="against">What to compare with: the last <c>up</c>, the target's cluster, or a commit.</param>
internal sealed class Previewer(
    Workspace workspace,
    TargetRegistry targets,
    string target,
    Func<string, StackContext> contextOf,
    Func<string, CancellationToken, Task<ProgramOfRef>> buildRef,
    string against) : IAsyncDisposable
{
    /// <summary>To compare with what the last <c>up</c> carried out.</summary>
    internal const string Last = "last";

    /// <summary>To compare with the objects that the target has now.</summary>
    internal const string Cluster = "cluster";

    private ProgramOfRef? _program;

    /// <summary>Previews a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="isRefused">Whether a stack that breaks a policy is an error.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<StackPreview> PreviewAsync(string stack, bool isRefused, CancellationToken cancellation)
    {
        var place = targets.Of(target);
        var isOfRef = against is not (Last or Cluster);
        var program = isOfRef ? workspace.ProgramForComparison(stack) : workspace.Program(stack);
        var plan = await program.PlanAsync(cancellation);
        plan = isRefused ? plan.OrRefuse() : plan;
        var (before, after) = against switch
        {
            Last => new LiveComparison(workspace.BaselineOf(stack), plan),
            Cluster => await targets.LiveOf(place.Name).CompareLiveAsync(plan, cancellation),
            _ => new LiveComparison(await (await ProgramOfRefAsync(cancellation)).BaselineOfAsync(stack, cancellation), plan),
        };
        var consequences = place.ConsequencesOf(contextOf(stack), before.Plan, after);
        var changes = PlanComparison.Compare(before.Plan, after, consequences);
        // Who changed what in a cluster is not known.
        var explained = against == Cluster ? changes : await CauseFinder.ExplainAsync(changes, before.Plan, plan, program, cancellation);
        return new StackPreview(stack, before.Description, explained, StackCheck.Of(plan));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_program is { } program)
        {
            await program.DisposeAsync();
        }
    }

    private async Task<ProgramOfRef> ProgramOfRefAsync(CancellationToken cancellation) =>
        _program ??= await buildRef(against, cancellation);
}
