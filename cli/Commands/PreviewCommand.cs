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
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var expectNoChanges = new Option<bool>("--expect-no-changes")
        {
            Description = $"End with exit code {ExitCodes.ChangesFound} when there are changes",
        };
        var command = new Command("preview", "Show what the next up would change, compared with the last one")
        {
            stack, target, expectNoChanges,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var plan = (await workspace.PreviewAsync(name, cancellation)).OrRefuse();
            var before = workspace.BaselineOf(name);
            var context = workspace.ContextOf(name, workspace.FindState(name));
            var consequences = targets.Of(arguments.GetValue(target)!).ConsequencesOf(context, before.Plan, plan);
            var changes = PlanComparison.Compare(before.Plan, plan, consequences);
            ChangeReport.Print(console, name, before.Description, changes);
            var found = changes.Any(change => change.Kind != ChangeKind.Same);
            return found && arguments.GetValue(expectNoChanges) ? ExitCodes.ChangesFound : ExitCodes.Done;
        });
        return command;
    }
}
