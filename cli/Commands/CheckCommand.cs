using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Checking;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Commands;

/// <summary><c>check</c>: says of each stack whether it keeps the policies and the API schema, and fits on a small node.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="console">Where the report is printed.</param>
    /// <param name="standardOutput">Where the JSON is written.</param>
    /// <param name="textOf">What a user is told of an error; <see langword="null"/> when it is none that a user can mend.</param>
    internal static Command Create(
        Workspace workspace, IAnsiConsole console, TextWriter standardOutput, Func<Exception, string?> textOf)
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "One stack alone; all of the project without it" };
        var json = new Option<bool>("--json") { Description = "Print JSON, for programs" };
        var command = new Command(
            "check", $"Check the stacks' manifests; exit code {ExitCodes.Failed} when a policy or Kubernetes' schema is broken")
        {
            stack, json,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var checks = new List<StackCheck>();
            foreach (var name in workspace.StacksOf(arguments.GetValue(stack)))
            {
                checks.Add(await CheckAsync(workspace, name, textOf, cancellation));
            }

            var report = new CheckReport([.. checks]);
            if (arguments.GetValue(json))
            {
                await standardOutput.WriteLineAsync(report.ToJson());
            }
            else
            {
                report.Print(console);
            }

            return report.Succeeded ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    // What one stack cannot do is told, and the others are still checked.
    private static async Task<StackCheck> CheckAsync(
        Workspace workspace, string stack, Func<Exception, string?> textOf, CancellationToken cancellation)
    {
        try
        {
            return StackCheck.Of(await workspace.PreviewAsync(stack, cancellation));
        }
        catch (Exception error) when (textOf(error) is not null)
        {
            return StackCheck.Failed(stack, textOf(error)!);
        }
    }
}
