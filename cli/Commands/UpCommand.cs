using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker;

namespace Todo.Cli.Commands;

/// <summary><c>up</c>: brings the stack up on Docker and waits until it is ready.</summary>
internal static class UpCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, Machine machine)
    {
        var stack = StackOption.Create();
        var yes = new Option<bool>("--yes", "-y") { Description = "Install Docker when it is missing, without asking" };
        var takeOver = new Option<bool>("--take-over")
        {
            Description = "Take the stack and its data over from another clone, in which it is down",
        };
        var command = new Command("up", "Build and start the stack on Docker, and wait until it is ready; what is up already stays as it is")
        {
            stack, yes, takeOver,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var state = workspace.ClaimStateOf(name, arguments.GetValue(takeOver));
            var up = new DockerUp(
                machine, console, state, workspace.Directory, (network, stop) => workspace.EvaluateAsync(name, stop, network));
            await up.RunAsync(name, arguments.GetValue(yes), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
