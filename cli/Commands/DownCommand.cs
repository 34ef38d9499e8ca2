using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>down</c>: removes what <c>up</c> made; data only when asked to.</summary>
internal static class DownCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var deleteData = new Option<bool>("--delete-data")
        {
            Description = "Delete the database's data and the generated passwords as well",
        };
        var yes = new Option<bool>("--yes", "-y") { Description = "Answer every question with yes" };
        var command = new Command("down", "Stop the stack and remove all that runs; data and images stay")
        {
            stack,
            target,
            deleteData,
            yes,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var down = new StackDown(targets.Of(arguments.GetValue(target)!), console, new Consent(console, arguments.GetValue(yes)));
            await down.RunAsync(workspace.ContextOf(name, workspace.StateOf(name)), arguments.GetValue(deleteData), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
