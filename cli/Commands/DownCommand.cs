using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker;

namespace Todo.Cli.Commands;

/// <summary><c>down</c>: removes what <c>up</c> made; data only when asked to.</summary>
internal static class DownCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, Machine machine)
    {
        var stack = StackOption.Create();
        var deleteData = new Option<bool>("--delete-data") { Description = "Delete the database's data and the generated passwords as well" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Delete data without asking" };
        var command = new Command("down", "Stop the stack and remove its containers and network; data and images stay") { stack, deleteData, yes };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var down = new DockerDown(machine, console, workspace.StateOf(name), stop => workspace.EvaluateAsync(name, stop));
            await down.RunAsync(name, arguments.GetValue(deleteData), arguments.GetValue(yes), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
