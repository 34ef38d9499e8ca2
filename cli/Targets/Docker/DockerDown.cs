using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Takes down what <c>up</c> made.</summary>
internal sealed class DockerDown(Machine machine, IAnsiConsole console, StateDirectory state, Func<CancellationToken, Task<Plan>> evaluate)
{
    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>Removes containers and network; data and passwords only when asked to.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="deleteData">Whether to delete data volumes and generated passwords as well.</param>
    /// <param name="yes">Whether to delete data without asking.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="UserError">It cannot be taken down.</exception>
    public async Task RunAsync(string stack, bool deleteData, bool yes, CancellationToken cancellation)
    {
        if (deleteData && !yes)
        {
            await AskAsync(stack, cancellation);
        }

        using var held = StackLock.Take(stack, state);
        if (await IsDockerThereAsync(stack, cancellation))
        {
            await TakeDownAsync(stack, deleteData, cancellation);
        }
        else
        {
            console.WriteLine($"Docker is not there or not running, and there is nothing of stack {stack} to take down.");
        }

        if (deleteData)
        {
            state.Clear();
        }
    }

    private async Task AskAsync(string stack, CancellationToken cancellation)
    {
        if (!machine.Host().CanAsk)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"Deleting the data of stack {stack} cannot be undone, and without a terminal nobody can be asked. To delete it: ./todo down --stack {stack} --delete-data --yes");
        }

        var question = new ConfirmationPrompt($"Delete the data and the generated passwords of stack {stack}? This cannot be undone.") { DefaultValue = false };
        if (!await question.ShowAsync(console, cancellation))
        {
            throw new UserError(ExitCodes.Failed, $"Nothing was touched. To keep the data: ./todo down --stack {stack}");
        }
    }

    private async Task<bool> IsDockerThereAsync(string stack, CancellationToken cancellation)
    {
        var docker = await _docker.StateAsync(cancellation);
        if (docker == DockerState.NotPermitted)
        {
            throw DockerDaemon.NotPermitted();
        }

        // The daemon would start its containers again, so they have to be removed, which needs the daemon.
        return docker == DockerState.NotRunning && File.Exists(state.ComposeFile)
            ? throw new UserError(
                ExitCodes.Failed,
                $"The Docker daemon is not running, so what up made for stack {stack} cannot be removed. Start it, then take it down:\n  {DockerDaemon.StartCommand(machine.Host())}\n  ./todo down --stack {stack}")
            : docker == DockerState.Ready;
    }

    private async Task TakeDownAsync(string stack, bool deleteData, CancellationToken cancellation)
    {
        var project = ComposeProject.NameOf(stack);
        var containers = await _docker.ContainersAsync(project, cancellation);
        if (!File.Exists(state.ComposeFile))
        {
            if (containers.IsEmpty)
            {
                console.WriteLine($"There is nothing of stack {stack} to take down.");
                return;
            }

            // Somebody deleted the file that says what to remove; the stack still says it.
            state.Write(state.ComposeFile, ComposeWriter.Write(ComposeTranslator.Translate(await evaluate(cancellation), state.Files).Project));
        }

        var compose = await ComposeCli.FindAsync(machine.Processes, cancellation)
            ?? throw new UserError(ExitCodes.Failed, "Docker Compose is not installed, and it takes the stack down. Install it: apt-get install docker-compose");
        var result = await compose.DownAsync(project, state.ComposeFile, deleteData, cancellation);
        if (!result.Succeeded)
        {
            throw new UserError(ExitCodes.Failed, $"Docker Compose failed (exit code {result.ExitCode}). Its last lines:\n{result.Tail(10)}\nWhen that is mended, run ./todo down again.");
        }

        LastUp.WriteTakenDown(state);
        Report(stack, containers, deleteData);
    }

    private void Report(string stack, ImmutableArray<Container> containers, bool deleteData)
    {
        var names = string.Join(", ", containers.Select(container => container.Service).Order(StringComparer.Ordinal));
        console.WriteLine(names.Length == 0 ? $"Nothing of stack {stack} was there." : $"Took stack {stack} down: {names}, and their network.");
        console.WriteLine(deleteData
            ? "Data and generated passwords are deleted."
            : $"Data and passwords are kept for the next up; to delete them: ./todo down --stack {stack} --delete-data");
        console.WriteLine("Images stay, so that the next up is quick; to see them: docker image ls 'todo-list-*'");
    }
}
