using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Removes the containers and the network of a stack, and its volumes when asked to.</summary>
internal sealed class DockerRemoval(Machine machine)
{
    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>Removes what <c>up</c> made.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="deleteData">Whether to delete its volumes as well.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="UserError">It cannot be removed.</exception>
    public async Task<Removal> RunAsync(StackContext stack, bool deleteData, CancellationToken cancellation)
    {
        if (!await IsDockerThereAsync(stack, cancellation))
        {
            return Removal.Nothing($"Docker is not there or not running, and there is nothing of stack {stack.Name} to take down.");
        }

        var project = ComposeProject.NameOf(stack.Name);
        var containers = await _docker.ContainersAsync(project, cancellation);
        var file = ComposeFile.Find(stack.State);
        if (file is null && containers.IsEmpty)
        {
            return Removal.Nothing($"There is nothing of stack {stack.Name} to take down.");
        }

        await DownAsync(project, file ?? await WriteFileAsync(stack, cancellation), deleteData, cancellation);
        return new Removal(
            [.. containers.Select(container => container.Service).Order(StringComparer.Ordinal)],
            "Images stay, so that the next up is quick; to see them: docker image ls 'todo-list-*'");
    }

    private async Task<bool> IsDockerThereAsync(StackContext stack, CancellationToken cancellation)
    {
        var docker = await _docker.StateAsync(cancellation);
        if (docker == DockerState.NotPermitted)
        {
            throw DockerDaemon.NotPermitted();
        }

        // The daemon would start its containers again, so they have to be removed, which needs the daemon.
        return docker == DockerState.NotRunning && ComposeFile.Find(stack.State) is not null
            ? throw new UserError(
                ExitCodes.Failed,
                $"The Docker daemon is not running, so what up made for stack {stack.Name} cannot be removed. "
                    + "Start it, then take it down:\n"
                    + $"  {DockerDaemon.StartCommand(machine.Host())}\n"
                    + $"  ./todo down --stack {stack.Name}")
            : docker == DockerState.Ready;
    }

    // Somebody deleted the file that says what to remove; the stack still says it.
    private static async Task<string> WriteFileAsync(StackContext stack, CancellationToken cancellation)
    {
        ComposeFile.Write(stack.State, ComposeTranslator.Translate(await stack.EvaluateAsync(null, cancellation), stack.State.Files));
        return stack.State.ComposeFile;
    }

    private async Task DownAsync(string project, string file, bool deleteData, CancellationToken cancellation)
    {
        var compose = await ComposeCli.FindAsync(machine.Processes, cancellation)
            ?? throw new UserError(
                ExitCodes.Failed,
                "Docker Compose is not installed, and it takes the stack down. Install it: apt-get install docker-compose");
        var result = await compose.DownAsync(project, file, deleteData, cancellation);
        if (!result.Succeeded)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"Docker Compose failed (exit code {result.ExitCode}). Its last lines:\n"
                    + $"{result.Tail(10)}\n"
                    + "When that is mended, run ./todo down again.");
        }
    }
}
