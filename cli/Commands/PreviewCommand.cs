using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Comparison;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Evaluation.Refs;
using Todo.Cli.Previews;
using Todo.Cli.Previews.Comment;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>preview</c>: shows what the next <c>up</c> would change, why, and what that causes.</summary>
/// <param name="workspace">The project.</param>
/// <param name="console">Where the preview is printed.</param>
/// <param name="standardOutput">Where the JSON is written.</param>
/// <param name="targets">Where stacks can run.</param>
/// <param name="buildRef">Builds the program of a commit.</param>
/// <param name="textOf">What a user is told of an error; <see langword="null"/> when it is none that a user can mend.</param>
internal sealed class PreviewCommand(
    Workspace workspace,
    IAnsiConsole console,
    TextWriter standardOutput,
    TargetRegistry targets,
    Func<string, CancellationToken, Task<ProgramOfRef>> buildRef,
    Func<Exception, string?> textOf)
{
    private readonly Option<string[]> _stacks = new("--stack", "-s")
    {
        Description = "The stack: the middle part of a Pulumi.<stack>.yaml; may be given several times; "
            + $"without it {StackOption.Default}, and with --markdown all of the project",
    };

    private readonly Option<string> _target = TargetOption.Create(targets);

    private readonly Option<string> _against = new("--against")
    {
        Description = $"What to compare with: {Previewer.Last}, what the last up carried out; {Previewer.Cluster}, the objects that the "
            + "target has now; or a commit (a branch, a tag, a hash), whose program is built aside",
        DefaultValueFactory = _ => Previewer.Last,
    };

    private readonly Option<bool> _expectNoChanges = new("--expect-no-changes")
    {
        Description = $"End with exit code {ExitCodes.ChangesFound} when there are changes",
    };

    private readonly Option<string?> _markdown = new("--markdown")
    {
        Description = "A file for the preview as a comment of a pull request, instead of the standard output; it is replaced",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON, for programs: docs/preview.schema.json" };

    /// <summary>Makes the command.</summary>
    internal Command Create()
    {
        var command = new Command("preview", "Show what the next up would change, why, and what that causes")
        {
            _stacks, _target, _against, _expectNoChanges, _markdown, _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var markdown = arguments.GetValue(_markdown);
        await using var previewer = new Previewer(
            workspace,
            targets,
            arguments.GetValue(_target)!,
            stack => workspace.ContextOf(stack, workspace.FindState(stack)),
            buildRef,
            arguments.GetValue(_against)!);
        var previews = new List<StackPreview>();
        foreach (var stack in StacksOf(arguments.GetValue(_stacks) ?? [], all: markdown is not null))
        {
            var preview = markdown is null
                ? await previewer.PreviewAsync(stack, isRefused: !arguments.GetValue(_json), cancellation)
                : await TryAsync(previewer, stack, cancellation);
            previews.Add(preview);
        }

        await WriteAsync(previews, markdown, arguments.GetValue(_json), cancellation);
        return !previews.All(preview => preview.Check.Succeeded) ? ExitCodes.Failed
            : arguments.GetValue(_expectNoChanges) && previews.Any(preview => preview.HasChanges) ? ExitCodes.ChangesFound
            : ExitCodes.Done;
    }

    private IEnumerable<string> StacksOf(string[] named, bool all) =>
        named.Length > 0 ? named.Distinct() : all ? workspace.StacksOf(null) : [StackOption.Default];

    // A comment tells of each stack, also that one cannot be previewed.
    private async Task<StackPreview> TryAsync(Previewer previewer, string stack, CancellationToken cancellation)
    {
        try
        {
            return await previewer.PreviewAsync(stack, isRefused: false, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException && textOf(error) is not null)
        {
            return StackPreview.Failed(stack, textOf(error)!);
        }
    }

    private async Task WriteAsync(List<StackPreview> previews, string? markdown, bool json, CancellationToken cancellation)
    {
        if (markdown is not null)
        {
            await File.WriteAllTextAsync(workspace.PathOf(markdown), PreviewComment.Of(previews), cancellation);
        }

        if (json)
        {
            await standardOutput.WriteLineAsync(PreviewJson.Of(previews).AsMemory(), cancellation);
        }
        else if (markdown is not null)
        {
            previews.ForEach(preview => console.WriteLine($"Stack {preview.Stack}: {preview.Sentence}"));
        }
        else
        {
            previews.ForEach(preview => ChangeReport.Print(console, preview.Stack, preview.ComparedWith, preview.Changes));
        }
    }
}
