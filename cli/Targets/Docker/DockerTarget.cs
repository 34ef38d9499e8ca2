using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Comparison;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Docker on this machine: what of a stack a single machine can do, carried out by Docker Compose.</summary>
internal sealed class DockerTarget(Machine machine, IAnsiConsole console) : ITarget
{
    private const int ShortIdentity = 12;

    private readonly DockerCli _docker = new(machine.Processes);

    /// <inheritdoc />
    public string Name => "docker";

    /// <inheritdoc />
    public async Task<IRollout> PrepareAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation)
    {
        RefuseClusterStack(plan);
        var compose = await new DockerSetup(machine, console, consent).EnsureAsync(stack.State, cancellation);
        var images = new StackImages(machine, console, consent);
        await images.BuildAsync(plan, stack, cancellation);
        var translation = ComposeTranslator.Translate(plan, stack.State.Files);
        await images.RequireAsync(plan, translation.Project, cancellation);
        ComposeFile.Write(stack.State, translation);
        return new DockerRollout(machine, compose, stack, translation);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<ServiceState>> StatusAsync(StackContext stack, CancellationToken cancellation) =>
        new DockerStatus(machine).ReadAsync(stack, cancellation);

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> LogAsync(ServiceState service, int count, CancellationToken cancellation) =>
        service.Instance is { } container ? await _docker.LogAsync(container, count, cancellation) : [];

    /// <inheritdoc />
    public string? LogCommand(ServiceState service) =>
        service.Instance is { } container ? $"docker logs {container[..Math.Min(container.Length, ShortIdentity)]}" : null;

    /// <inheritdoc />
    public Task<Removal> RemoveAsync(StackContext stack, bool deleteData, CancellationToken cancellation) =>
        new DockerRemoval(machine).RunAsync(stack, deleteData, cancellation);

    /// <inheritdoc />
    public IConsequences ConsequencesOf(StackContext stack, Plan? before, Plan after) => new DockerConsequences(
        before is null ? null : ComposeTranslator.Translate(before, stack.State.Files), ComposeTranslator.Translate(after, stack.State.Files));

    private static void RefuseClusterStack(Plan plan)
    {
        if (plan.Images.Any(image => image.Pushed))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} is for a cluster: it pushes its images to a registry. On Docker only stacks with todo:environment local run: ./todo up --stack local\nOn a cluster: pulumi up --stack {plan.Stack}");
        }
    }
}
