using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker;

/// <summary>Builds images with <c>docker build</c>, be that the legacy builder, BuildKit or buildx.</summary>
internal sealed class ImageBuilder(Machine machine, IAnsiConsole console, string repository)
{
    private const int ShownLines = 20;
    private const int ShownColumns = 100;
    private const string NormalizeScript = "app-images/base/normalize.sh";

    private readonly DockerCli _docker = new(machine.Processes);

    /// <summary>Builds an image.</summary>
    /// <exception cref="UserError">The build failed; its last lines are in the error.</exception>
    public Task BuildAsync(PlannedImage image, ImageNetwork network, CancellationToken cancellation)
    {
        var arguments = image.BuildArguments.SelectMany(pair => new[] { "--build-arg", $"{pair.Key}={pair.Value}" });
        // On a closed network packages may come from a mirror that only this machine itself reaches.
        string[] hostNetwork = network == ImageNetwork.Closed ? ["--network", "host"] : [];
        // No container of a failed step stays.
        ImmutableArray<string> options = ["--force-rm", .. hostNetwork, "--file", image.Dockerfile, .. arguments, "--tag", image.Reference];
        var build = InRepository(DockerCli.Program, ["build", .. options, image.Context]);
        // The builder writes the time and its own version into the image; without them the same sources give the same digest. That
        // matters to who compares images, not to who runs them; the script is for Linux.
        var normalize = InRepository("bash", NormalizeScript, image.Reference);
        return RunAsync(image.Reference, cancellation, machine.Host().IsLinux ? [build, normalize] : [build]);
    }

    /// <summary>A call that runs where the sources are.</summary>
    public ProcessCall InRepository(string program, params ImmutableArray<string> arguments) =>
        new(program, arguments) { Folder = repository };

    /// <summary>Runs the steps that make an image, and shows how far they are.</summary>
    /// <exception cref="UserError">A step failed; its last lines are in the error.</exception>
    public async Task RunAsync(string what, CancellationToken cancellation, params IEnumerable<ProcessCall> calls)
    {
        var clock = Stopwatch.StartNew();
        console.WriteLine($"Building {what}");
        foreach (var call in calls)
        {
            var result = await machine.Processes.RunAsync(call, Show, cancellation);
            if (!result.Succeeded)
            {
                throw await ErrorAsync(what, call, result, cancellation);
            }
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Built {what} in {clock.Elapsed.TotalSeconds:0} s"));
    }

    // The beginnings of the steps only: "Step 3/9 : RUN ..." of the legacy builder, "#7 [runtime 2/4] RUN ..." of BuildKit.
    private void Show(string line)
    {
        if (line.StartsWith("Step ", StringComparison.Ordinal) || (line.StartsWith('#') && line.Contains(" [", StringComparison.Ordinal)))
        {
            console.WriteLine(line.Length > ShownColumns ? $"  {line[..ShownColumns]}..." : $"  {line}");
        }
    }

    private async Task<UserError> ErrorAsync(string what, ProcessCall call, ProcessResult result, CancellationToken cancellation)
    {
        if (FullDisk.StoppedIt(result))
        {
            return new UserError(
                ExitCodes.Failed,
                $"The disk is full, so {what} could not be built{await FreeSpaceAsync(cancellation)}.\n{FullDisk.Remedy}");
        }

        return new UserError(
            ExitCodes.Failed,
            $"Building {what} failed (exit code {result.ExitCode}). Its last lines:\n{result.Tail(ShownLines)}\nTo see all of it: {call}");
    }

    private async Task<string> FreeSpaceAsync(CancellationToken cancellation)
    {
        var folder = await _docker.RootFolderAsync(cancellation);
        return Directory.Exists(folder)
            ? string.Create(CultureInfo.InvariantCulture, $": {new DriveInfo(folder).AvailableFreeSpace >> 20} MiB are free in {folder}")
            : "";
    }
}
