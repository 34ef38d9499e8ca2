using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Images that this machine's Docker builds.</summary>
internal sealed class DockerImages(Machine machine, IAnsiConsole console) : IImageSource
{
    /// <inheritdoc />
    public async Task BuildAsync(
        ImmutableArray<PlannedImage> images, StackContext stack, Consent consent, CancellationToken cancellation)
    {
        await new DockerSetup(machine, console, consent).EnsureAsync(stack.State, cancellation);
        await new StackImages(machine, console, consent).BuildAsync(images, stack, cancellation);
    }

    /// <inheritdoc />
    public Task NameAsync(PlannedImage image, CancellationToken cancellation) =>
        new DockerCli(machine.Processes).TagAsync(image.Reference, image.PlainReference, cancellation);
}
