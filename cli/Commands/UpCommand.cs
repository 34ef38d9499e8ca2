using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>up</c>: brings the stack up at a target and waits until it is ready.</summary>
internal static class UpCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var yes = new Option<bool>("--yes", "-y") { Description = "Answer every question with yes, such as whether to install Docker" };
        var takeOver = new Option<bool>("--take-over")
        {
            Description = "Take the stack and its data over from another clone, in which it is down",
        };
        var rollback = new Option<bool>("--rollback-on-failure")
        {
            Description = "When something does not become ready, go back to what the last up carried out",
        };
        var timeout = TimeoutOption.Create();
        var command = new Command("up", "Build and start the stack, and wait until it is ready; what is up already stays as it is")
        {
            stack, target, yes, takeOver, timeout, rollback,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var up = new StackUp(targets.Of(arguments.GetValue(target)!), console, new Consent(console, arguments.GetValue(yes)))
            {
                Timeout = TimeoutOption.Parse(arguments.GetValue(timeout)),
                RollsBack = arguments.GetValue(rollback),
            };
            await up.RunAsync(workspace.ContextOf(name, workspace.ClaimStateOf(name, arguments.GetValue(takeOver))), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
