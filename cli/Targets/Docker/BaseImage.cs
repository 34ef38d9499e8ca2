using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>The image that everything is built on where Docker Hub does not answer: Debian, made from its packages.</summary>
internal sealed class BaseImage(Machine machine, IAnsiConsole console, Consent consent, ImageBuilder builder)
{
    private const string Reference = "todo-debian:trixie";
    private const string Script = "app-images/base/build.sh";
    private const string Tool = "mmdebstrap";

    /// <summary>Makes it. The script leaves one alone that it has made before.</summary>
    /// <exception cref="UserError">It cannot be made.</exception>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        if (!machine.Host().HasApt)
        {
            throw new UserError(
                ExitCodes.Failed,
                "Docker Hub does not answer. Without it, images are made from Debian's packages, "
                    + "which takes a machine with Debian or Ubuntu.\n"
                    + "Check this machine's network and proxy (HTTPS_PROXY), then run ./todo up again.");
        }

        var needed = await machine.Processes.RunAsync(builder.InRepository("bash", Script, "--needs", Reference), null, cancellation);
        if (needed.Output.Trim() == Tool)
        {
            await new AptPackages(machine, console, consent).InstallAsync(
                new MissingProgram(Tool, [Tool], "Install it by this machine's own means."), cancellation);
        }

        await builder.RunAsync(Reference, cancellation, builder.InRepository("bash", Script, Reference));
    }
}
