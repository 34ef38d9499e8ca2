using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary><c>assistant</c>: what an AI operator needs to look into a stack, and no more.</summary>
internal static class AssistantCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TargetRegistry targets)
    {
        var stack = StackOption.Create();
        stack.Recursive = true;
        return new Command("assistant", "Let an AI operator look into a stack, reading only")
        {
            stack, Kubeconfig(workspace, console, targets, stack),
        };
    }

    private static Command Kubeconfig(Workspace workspace, IAnsiConsole console, TargetRegistry targets, Option<string> stack)
    {
        var duration = DurationOption.Create();
        var command = new Command(
            "kubeconfig", "Write a kubeconfig that may read what a diagnosis needs and ends soon, such as for kubectl-ai")
        {
            duration,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var time = DurationOption.Parse(arguments.GetValue(duration)!);
            var name = arguments.GetValue(stack)!;
            var context = workspace.ContextOf(name, workspace.StateOf(name));
            var access = await targets.Assisted.GrantAccessAsync(context, time, cancellation);
            var ends = access.Ends.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            console.WriteLine(
                $"Written, for you alone: {access.Path}\n"
                + $"Whoever has it may read what a diagnosis of stack {name} needs, in the {access.Where}: no Secret, and nothing else.\n"
                + $"It ends at {ends} UTC. To use it:\n"
                + $"  export KUBECONFIG='{access.Path}'\n"
                + "  kubectl-ai --llm-provider openai --model gpt-4o-mini \"why is the backend not ready?\"\n"
                + "  kubectl get pods");
            return ExitCodes.Done;
        });
        return command;
    }
}
