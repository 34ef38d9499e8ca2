using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Todo.Cli.Checking;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Commands;

/// <summary><c>render</c>: writes the manifests of a stack as YAML.</summary>
internal static class RenderCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TextWriter standardOutput)
    {
        var stack = StackOption.Create();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "A folder for the manifests, one file each, instead of the standard output; an earlier render in it is replaced",
        };
        var command = new Command("render", "Write the stack's Kubernetes manifests as YAML, secrets in plain text included")
        {
            stack,
            output,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var plan = (await workspace.EvaluateAsync(arguments.GetValue(stack)!, cancellation)).OrRefuse();
            if (arguments.GetValue(output) is { } folder)
            {
                var manifests = plan.Manifests.ToList();
                await WriteAsync(folder, workspace.PathOf(folder), manifests, cancellation);
                console.WriteLine(
                    $"{manifests.Count} manifests of stack {plan.Stack} are in {folder}; "
                    + "the ones of kind Secret hold secrets in plain text.");
            }
            else
            {
                await standardOutput.WriteAsync(ManifestYaml.Of(plan.Manifests).AsMemory(), cancellation);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(string folder, string path, IReadOnlyList<JsonObject> manifests, CancellationToken cancellation)
    {
        try
        {
            await new RenderedFolder(path).WriteAsync(manifests, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The manifests cannot be written to {folder}: {exception.Message}\n"
                + "Name a folder that you may write to: ./todo render -o FOLDER");
        }
    }
}
