using System.Collections.Immutable;
using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Checking;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Commands;

/// <summary>
/// <c>check</c>: says of each stack, or of manifests that somebody wrote, whether it keeps the policies and the API schema, and fits on a
/// small node.
/// </summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="console">Where the report is printed.</param>
    /// <param name="standardOutput">Where the JSON is written.</param>
    /// <param name="standardInput">What <c>--file -</c> reads.</param>
    /// <param name="textOf">What a user is told of an error; <see langword="null"/> when it is none that a user can mend.</param>
    internal static Command Create(
        Workspace workspace,
        IAnsiConsole console,
        TextWriter standardOutput,
        TextReader standardInput,
        Func<Exception, string?> textOf)
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "One stack alone; all of the project without it" };
        var file = new Option<string[]>("--file", "-f")
        {
            Description = "Manifests that somebody wrote, instead of a stack: a file, a folder, or - for the input; may be repeated",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON, for programs" };
        var command = new Command(
            "check",
            $"Check the manifests of stacks, or of files; exit code {ExitCodes.Failed} when a policy or Kubernetes' schema is broken")
        {
            stack, file, json,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var files = arguments.GetValue(file) ?? [];
            RequireOne(arguments.GetValue(stack), files);
            var report = new CheckReport(files.Length > 0
                ? [await new ManifestFiles(workspace.PathOf, standardInput).CheckAsync(files, cancellation)]
                : await CheckAsync(workspace, arguments.GetValue(stack), textOf, cancellation));
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

    private static void RequireOne(string? stack, string[] files)
    {
        if (stack is not null && files.Length > 0)
        {
            throw new UserError(
                ExitCodes.WrongUse,
                "check is about a stack or about files, not about both.\n    allowed: --stack NAME, or --file FILE\n"
                    + $"    run:     ./todo check --stack {stack}, then ./todo check --file {files[0]}");
        }
    }

    private static async Task<ImmutableArray<StackCheck>> CheckAsync(
        Workspace workspace, string? stack, Func<Exception, string?> textOf, CancellationToken cancellation)
    {
        var checks = ImmutableArray.CreateBuilder<StackCheck>();
        foreach (var name in workspace.StacksOf(stack))
        {
            checks.Add(await CheckOneAsync(workspace, name, textOf, cancellation));
        }

        return checks.ToImmutable();
    }

    // What one stack cannot do is told, and the others are still checked.
    private static async Task<StackCheck> CheckOneAsync(
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
