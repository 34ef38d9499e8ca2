using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>Builds images with <c>docker build</c>, be that the legacy builder, BuildKit or buildx.</summary>
internal sealed class ImageBuilder(IProcessRunner processes, IAnsiConsole console, string repository)
{
    private const int ShownLines = 20;
    private const int ShownColumns = 100;
    private const string BaseImage = "todo-debian:trixie";
    private const string BaseScript = "app-images/base/build.sh";
    private const string NormalizeScript = "app-images/base/normalize.sh";

    private readonly DockerCli _docker = new(processes);

    /// <summary>Those of the images that Docker does not have. A reference names its content, so one that is there is right.</summary>
    public async Task<ImmutableArray<PlannedImage>> MissingAsync(IEnumerable<PlannedImage> images, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<PlannedImage>();
        foreach (var image in images)
        {
            if (!await _docker.HasImageAsync(image.Reference, cancellation))
            {
                missing.Add(image);
            }
        }

        return missing.ToImmutable();
    }

    /// <summary>Makes the base image of closed networks, from packages. The script leaves one alone that it has made before.</summary>
    /// <exception cref="UserError">It cannot be made.</exception>
    public Task MakeBaseAsync(CancellationToken cancellation) =>
        RunAsync(BaseImage, cancellation, new ProcessCall("bash", BaseScript, BaseImage) { Folder = repository });

    /// <summary>Builds an image.</summary>
    /// <exception cref="UserError">The build failed; its last lines are in the error.</exception>
    public Task BuildAsync(PlannedImage image, CancellationToken cancellation)
    {
        var arguments = image.BuildArguments.SelectMany(pair => new[] { "--build-arg", $"{pair.Key}={pair.Value}" });
        // No container of a failed step stays. The host's network, so that package mirrors that only this machine reaches are reached.
        ImmutableArray<string> options = ["--force-rm", "--network", "host", "--file", image.Dockerfile, .. arguments, "--tag", image.Reference];
        var build = new ProcessCall(DockerCli.Program, ["build", .. options, image.Context]) { Folder = repository };
        // The builder writes the time and its own version into the image; without them the same sources give the same digest.
        var normalize = new ProcessCall("bash", NormalizeScript, image.Reference) { Folder = repository };
        return RunAsync(image.Reference, cancellation, build, normalize);
    }

    private async Task RunAsync(string what, CancellationToken cancellation, params IEnumerable<ProcessCall> calls)
    {
        var clock = Stopwatch.StartNew();
        console.WriteLine($"Building {what}");
        foreach (var call in calls)
        {
            var result = await processes.RunAsync(call, Show, cancellation);
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
        if (result.Text.Contains("no space left on device", StringComparison.OrdinalIgnoreCase))
        {
            return new UserError(
                ExitCodes.Failed,
                $"The disk is full, so {what} could not be built{await FreeSpaceAsync(cancellation)}.\nSee what Docker keeps: docker system df\nFree what nothing uses: docker system prune\nThen run the same command again.");
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
