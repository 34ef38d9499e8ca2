using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>Installs programs from this machine's package sources, when the user agrees.</summary>
internal sealed class AptPackages(Machine machine, IAnsiConsole console, Consent consent)
{
    /// <summary>Installs what is missing.</summary>
    /// <param name="missing">What it is.</param>
    /// <param name="cancellation">Stops it, but no installation half-way.</param>
    /// <exception cref="UserError">It cannot be installed here, the user does not agree, or it failed.</exception>
    public async Task InstallAsync(MissingProgram missing, CancellationToken cancellation)
    {
        var command = $"apt-get install --yes {string.Join(' ', missing.Packages)}";
        var host = machine.Host();
        if (!host.HasApt)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{missing.Name} is not installed, and this machine has no apt-get to install it with.\n{missing.WithoutApt}");
        }

        if (!host.IsRoot)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"{missing.Name} is not installed, and only root may install it. Run:\n"
                    + $"  sudo apt-get update && sudo {command}{missing.AfterwardsByHand}");
        }

        await consent.RequireAsync(
            $"{missing.Name} is not installed. Install it from this machine's package sources ({command})?",
            preset: true,
            $"{missing.Name} is not installed, and without a terminal nobody can be asked. "
                + "To have it installed: ./todo up --yes\n"
                + $"or install it yourself: {command}",
            $"{missing.Name} is needed. Install it yourself, then run ./todo up again: {command}",
            cancellation);
        console.WriteLine($"Installing {missing.Name} from this machine's package sources: {command}");
        await AptAsync(cancellation, "update");
        await AptAsync(
            cancellation,
            ["install", "--yes", "--no-install-recommends", .. missing.Packages, .. await AvailableAsync(missing, cancellation)]);
    }

    private async Task<ImmutableArray<string>> AvailableAsync(MissingProgram missing, CancellationToken cancellation)
    {
        var available = ImmutableArray.CreateBuilder<string>();
        foreach (var package in missing.PackagesOfSomeReleases)
        {
            if ((await machine.Processes.RunAsync(new ProcessCall("apt-cache", "show", package), null, cancellation)).Succeeded)
            {
                available.Add(package);
            }
        }

        return available.ToImmutable();
    }

    private async Task AptAsync(CancellationToken cancellation, params ImmutableArray<string> arguments)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var waiting = cancellation.Register(() => console.WriteLine("Finishing the installation first."));
        // In a session of its own, as Ctrl-C reaches every program of the terminal's: packages left half installed need mending.
        var call = new ProcessCall("env", ["DEBIAN_FRONTEND=noninteractive", "setsid", "--wait", "apt-get", "--quiet", .. arguments]);
        var result = await machine.Processes.RunAsync(call, null, CancellationToken.None);
        if (!result.Succeeded)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"apt-get {arguments[0]} failed (exit code {result.ExitCode}). Its last lines:\n{result.Tail(10)}\n{RemedyFor(result)}");
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static string RemedyFor(ProcessResult result) =>
        Has(result, "Could not get lock") ? "Another program is installing packages: wait for it, then run ./todo up again."
        : Has(result, "dpkg was interrupted") || Has(result, "dpkg returned an error code")
            ? "Some packages are only half installed. Finish them, then run ./todo up again: sudo dpkg --configure -a"
        : "Check the package sources in /etc/apt and the network, then run ./todo up again.";

    private static bool Has(ProcessResult result, string text) => result.Text.Contains(text, StringComparison.Ordinal);
}
