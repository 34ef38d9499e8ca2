using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker;

/// <summary>Makes sure that Docker has every image that a stack runs.</summary>
internal sealed class StackImages(Machine machine, IAnsiConsole console, Consent consent)
{
    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>Builds the images that Docker does not have. A reference names its content, so one that is there is right.</summary>
    /// <exception cref="UserError">A build failed, or what it needs cannot be had.</exception>
    public async Task BuildAsync(IEnumerable<PlannedImage> images, StackContext stack, CancellationToken cancellation)
    {
        var missing = new HashSet<string>();
        foreach (var image in images)
        {
            if (!await _docker.HasImageAsync(image.Reference, cancellation))
            {
                missing.Add(image.Name);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        var network = await new RegistryProbe(machine.Internet).AskAsync(cancellation);
        console.WriteLine(network == ImageNetwork.Open
            ? "Docker Hub answers: building on its official images."
            : "Docker Hub does not answer: building everything from Debian's packages.");
        var builder = new ImageBuilder(machine, console, stack.Repository());
        if (network == ImageNetwork.Closed)
        {
            await new BaseImage(machine, console, consent, builder).MakeAsync(cancellation);
        }

        // How an image is built depends on the network; its reference, made from its sources, does not.
        foreach (var image in (await stack.EvaluateAsync(network, cancellation)).Images.Where(image => missing.Contains(image.Name)))
        {
            await builder.BuildAsync(image, network, cancellation);
        }
    }

    /// <summary>Makes sure that the images are there which the stack runs but does not build.</summary>
    /// <exception cref="UserError">One is not there.</exception>
    public async Task RequireAsync(Plan plan, ComposeProject project, CancellationToken cancellation)
    {
        foreach (var (name, service) in project.Services.Where(service => plan.Images.All(image => image.Reference != service.Value.Image)))
        {
            if (!await _docker.HasImageAsync(service.Image, cancellation))
            {
                throw new UserError(
                    ExitCodes.Failed,
                    $"{name} runs the image {service.Image}, which this machine does not have and the stack does not build. "
                        + $"Get it, then run ./todo up again: docker pull {service.Image}");
            }
        }
    }
}
