using System.CommandLine;
using Pulumi;
using Spectre.Console;

using Todo.Cli;
using Todo.Cli.Commands;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;
using Todo.Infra.Settings;

var console = ConsoleFactory.Create(Console.Out, Console.IsOutputRedirected);
var errors = ConsoleFactory.Create(Console.Error, Console.IsErrorRedirected);
var workspace = new Workspace(Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable);
var targets = new TargetRegistry(new DockerTarget(Machine.This(), console));
var root = new RootCommand("Runs the todo application without Pulumi: the same program, the same settings, on Docker")
{
    PreviewCommand.Create(workspace, console, targets),
    RenderCommand.Create(workspace, errors, Console.Out),
    UpCommand.Create(workspace, console, targets),
    StatusCommand.Create(workspace, console, Console.Out, targets),
    DownCommand.Create(workspace, console, targets),
};
try
{
    var call = root.Parse(args);
    // An installation of packages is finished even after Ctrl-C, which takes longer than the 2 s that are given otherwise.
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(10) };
    var exitCode = await call.InvokeAsync(configuration);
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
