using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>diagnose</c>: says of each service whether it is ready and, if not, why and what to try.</summary>
internal static class DiagnoseCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var command = new Command("diagnose", "Say why a service is not ready, with its last log lines and what to try") { stack, target };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var diagnosis = new StackDiagnosis(targets.Of(arguments.GetValue(target)!), console);
            var isReady = await diagnosis.PrintAsync(workspace.ContextOf(name, workspace.StateOf(name)), cancellation);
            return isReady ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
