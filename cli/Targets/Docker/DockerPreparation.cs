using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Does all that comes before Compose starts a stack: Docker itself, the images, the Compose file.</summary>
internal sealed class DockerPreparation(Machine machine, IAnsiConsole console, Consent consent)
{
    /// <summary>Makes the stack ready to be started.</summary>
    /// <exception cref="UserError">The stack is for a cluster, or something is missing and cannot be had.</exception>
    public async Task<IRollout> RunAsync(StackContext stack, Plan plan, CancellationToken cancellation)
    {
        RefuseClusterStack(plan);
        var compose = await new DockerSetup(machine, console, consent).EnsureAsync(stack.State, cancellation);
        var images = new StackImages(machine, console, consent);
        await images.BuildAsync(plan.Images, stack, cancellation);
        var translation = ComposeTranslator.Translate(plan, stack.State.Files);
        await images.RequireAsync(plan, translation.Project, cancellation);
        ComposeFile.Write(stack.State, translation);
        return new DockerRollout(machine, compose, stack, translation);
    }

    private static void RefuseClusterStack(Plan plan)
    {
        if (plan.Images.Any(image => image.Pushed))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} is for a cluster: it pushes its images to a registry. "
                    + "On Docker only stacks with todo:imageSource build run: ./todo up --stack local\n"
                    + $"On a cluster: pulumi up --stack {plan.Stack}");
        }
    }
}
