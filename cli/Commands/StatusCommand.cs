using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>status</c>: shows the state of each service of the stack.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TextWriter standardOutput, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var json = new Option<bool>("--json") { Description = "Print JSON, for programs" };
        var command = new Command("status", $"Show the state of the stack's services; exit code {ExitCodes.Failed} unless all are ready")
        {
            stack, target, json,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var context = workspace.ContextOf(name, workspace.StateOf(name));
            var report = new StatusReport(name, await targets.Of(arguments.GetValue(target)!).StatusAsync(context, cancellation));
            if (arguments.GetValue(json))
            {
                await standardOutput.WriteLineAsync(report.ToJson());
            }
            else
            {
                report.Print(console);
            }

            return report.IsReady ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
