using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>images</c>: builds the images where the target finds them, by the names that the Helm chart runs.</summary>
internal static class ImagesCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        var target = TargetOption.Create(targets);
        var yes = new Option<bool>("--yes", "-y") { Description = "Install what is missing, such as Docker, without asking" };
        var command = new Command("images", "Build the images where the target finds them, by their plain names: for the Helm chart")
        {
            stack, target, yes,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var context = workspace.ContextOf(name, workspace.StateOf(name));
            var plan = await context.EvaluateAsync(null, cancellation);
            var consent = new Consent(console, arguments.GetValue(yes));
            await targets.Of(arguments.GetValue(target)!).BringImagesAsync(context, plan, consent, cancellation);
            console.WriteLine($"There: {string.Join(", ", plan.Images.Select(image => image.PlainReference))}");
            return ExitCodes.Done;
        });
        return command;
    }
}
