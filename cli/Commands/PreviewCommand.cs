using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>preview</c>: shows what the next <c>up</c> would change, and what that causes.</summary>
internal static class PreviewCommand
{
    private const string Last = "last";
    private const string Cluster = "cluster";

    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var expectNoChanges = new Option<bool>("--expect-no-changes")
        {
            Description = $"End with exit code {ExitCodes.ChangesFound} when there are changes",
        };
        var against = new Option<string>("--against")
        {
            Description = $"What to compare with: {Last}, what the last up carried out; or {Cluster}, the objects that the target has now",
            DefaultValueFactory = _ => Last,
        };
        var command = new Command("preview", "Show what the next up would change, and what that causes")
        {
            stack, target, against, expectNoChanges,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var place = targets.Of(arguments.GetValue(target)!);
            var plan = (await workspace.PreviewAsync(name, cancellation)).OrRefuse();
            var (before, after) = arguments.GetValue(against) switch
            {
                Last => new LiveComparison(workspace.BaselineOf(name), plan),
                Cluster => await targets.LiveOf(place.Name).CompareLiveAsync(plan, cancellation),
                var other => throw new UserError(
                    ExitCodes.WrongUse,
                    $"There is no {other} to compare with.\n    allowed: {Last}, {Cluster}\n"
                        + "    run:     the same command with --against last"),
            };
            var context = workspace.ContextOf(name, workspace.FindState(name));
            var changes = PlanComparison.Compare(before.Plan, after, place.ConsequencesOf(context, before.Plan, after));
            ChangeReport.Print(console, name, before.Description, changes);
            var found = changes.Any(change => change.Kind != ChangeKind.Same);
            return found && arguments.GetValue(expectNoChanges) ? ExitCodes.ChangesFound : ExitCodes.Done;
        });
        return command;
    }
}
