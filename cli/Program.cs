using System.CommandLine;
using Pulumi;
using Spectre.Console;

using Todo.Cli;
using Todo.Cli.Commands;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker;
using Todo.Infra.Settings;

var console = ConsoleFactory.Create(Console.Out, Console.IsOutputRedirected);
var errors = ConsoleFactory.Create(Console.Error, Console.IsErrorRedirected);
var workspace = new Workspace(Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable);
var machine = Machine.This();
var root = new RootCommand("Runs the todo application without Pulumi: the same program, the same settings, on Docker")
{
    PreviewCommand.Create(workspace, console),
    RenderCommand.Create(workspace, errors, Console.Out),
    UpCommand.Create(workspace, console, machine),
    StatusCommand.Create(console, Console.Out, machine),
    DownCommand.Create(workspace, console, machine),
};
try
{
    var call = root.Parse(args);
    var exitCode = await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return call.Errors.Count == 0 ? exitCode : ExitCodes.WrongUse;
}
catch (UserError error)
{
    errors.MarkupLineInterpolated($"[red]error:[/] {error.Message}");
    return error.ExitCode;
}
catch (SettingsException error)
{
    errors.MarkupLineInterpolated($"[red]error:[/] {error.Message}");
    return ExitCodes.WrongUse;
}
catch (Exception error) when (error is RunException or AggregateException or IOException or UnauthorizedAccessException)
{
    errors.MarkupLineInterpolated($"[red]error:[/] {ErrorText.Of(error)}");
    return ExitCodes.Failed;
}
catch (OperationCanceledException)
{
    errors.WriteLine("Stopped. The same command goes on from here.");
    return ExitCodes.Failed;
}
