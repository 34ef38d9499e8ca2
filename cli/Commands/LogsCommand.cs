using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>logs</c>: shows the last lines that services logged, without secrets.</summary>
internal static class LogsCommand
{
    private const int DefaultCount = 50;

    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var service = new Argument<string?>("service")
        {
            Description = "The service, such as backend; all of them when left out",
            DefaultValueFactory = _ => null,
        };
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var count = new Option<int>("--tail")
        {
            Description = "How many lines of each service, from the last one back",
            DefaultValueFactory = _ => DefaultCount,
        };
        var command = new Command("logs", "Show what the services logged last; secrets are masked") { service, stack, target, count };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var context = workspace.ContextOf(name, workspace.StateOf(name));
            var logs = new StackLogs(targets.Of(arguments.GetValue(target)!), console);
            await logs.PrintAsync(context, arguments.GetValue(service), arguments.GetValue(count), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
