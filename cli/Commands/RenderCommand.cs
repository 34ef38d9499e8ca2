using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;

namespace Todo.Cli.Commands;

/// <summary><c>render</c>: writes the manifests of a stack as YAML.</summary>
internal static class RenderCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TextWriter standardOutput)
    {
        var stack = StackOption.Create();
        var output = new Option<DirectoryInfo?>("--output", "-o")
        {
            Description = "A folder to write one file a manifest into, instead of the standard output",
        };
        var command = new Command("render", "Write the stack's Kubernetes manifests as YAML, secrets in plain text included") { stack, output };
        command.SetAction(async (arguments, cancellation) =>
        {
            var plan = await workspace.EvaluateAsync(arguments.GetValue(stack)!, cancellation);
            if (arguments.GetValue(output) is { } folder)
            {
                var count = await WriteAsync(folder, [.. plan.Manifests], cancellation);
                console.WriteLine($"{count} manifests of stack {plan.Stack} are in {folder}; the ones of kind Secret hold secrets in plain text.");
            }
            else
            {
                await standardOutput.WriteAsync(ManifestYaml.Of(plan.Manifests).AsMemory(), cancellation);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> WriteAsync(DirectoryInfo folder, IReadOnlyList<JsonObject> manifests, CancellationToken cancellation)
    {
        try
        {
            folder.Create();
            foreach (var (index, manifest) in manifests.Index())
            {
                await using var file = new StreamWriter(
                    Path.Combine(folder.FullName, FileNameOf(index, manifest)), FileModes.OwnerOnly(FileMode.Create));
                await file.WriteAsync(ManifestYaml.Of(manifest).AsMemory(), cancellation);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(ExitCodes.Failed, $"The manifests cannot be written to {folder}: {exception.Message}\nName a folder that you may write to: ./todo render -o FOLDER");
        }

        return manifests.Count;
    }

    // Numbered, so that kubectl apply -f FOLDER, which goes by the alphabet, keeps the order.
    private static string FileNameOf(int index, JsonObject manifest) => string.Create(
        CultureInfo.InvariantCulture, $"{index + 1:00}-{manifest["kind"]!.GetValue<string>().ToLowerInvariant()}-{manifest["metadata"]!["name"]}.yaml");
}
