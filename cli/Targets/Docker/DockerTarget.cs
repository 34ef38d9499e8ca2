using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Docker on this machine: what of a stack a single machine can do, carried out by Docker Compose.</summary>
internal sealed class DockerTarget(Machine machine, IAnsiConsole console) : ITarget
{
    private const int ShortIdentity = 12;

    private readonly DockerImages _images = new(machine, console);
    private readonly DockerCli _docker = new(machine.Processes);

    /// <inheritdoc />
    public string Name => "docker";

    /// <inheritdoc />
    public bool IsDefault => true;

    /// <inheritdoc />
    public Task<IRollout> PrepareAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation) =>
        new DockerPreparation(machine, console, consent).RunAsync(stack, plan, cancellation);

    /// <inheritdoc />
    public async Task BringImagesAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation)
    {
        await _images.BuildAsync(plan.Images, stack, consent, cancellation);
        foreach (var image in plan.Images)
        {
            await _images.NameAsync(image, cancellation);
        }
    }

    /// <inheritdoc />
    public Task<ImmutableArray<ServiceState>> StatusAsync(StackContext stack, CancellationToken cancellation) =>
        new DockerStatus(machine).ReadAsync(stack, cancellation);

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> LogAsync(
        StackContext stack, ServiceState service, int count, CancellationToken cancellation) =>
        service.Instance is { } container ? await _docker.LogAsync(container, count, cancellation) : [];

    /// <inheritdoc />
    public string? LogCommand(StackContext stack, ServiceState service) =>
        service.Instance is { } container ? $"docker logs {container[..Math.Min(container.Length, ShortIdentity)]}" : null;

    /// <inheritdoc />
    public Task<Removal> RemoveAsync(StackContext stack, bool deleteData, Consent consent, CancellationToken cancellation) =>
        new DockerRemoval(machine).RunAsync(stack, deleteData, cancellation);

    /// <inheritdoc />
    public IConsequences ConsequencesOf(StackContext stack, Plan? before, Plan after) =>
        DockerConsequences.Between(before, after, stack.State.Files);
}
