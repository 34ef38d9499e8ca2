using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Brings the images that a stack builds into a cluster on this machine.</summary>
internal sealed class ClusterImages(IProcessRunner processes, IImageSource images, IAnsiConsole console, ClusterConnection connection)
{
    /// <summary>Builds and loads those that no node has.</summary>
    /// <exception cref="UserError">The cluster gets no images from this machine, or one cannot be built or loaded.</exception>
    public async Task BringAsync(
        Plan plan, StackContext stack, Consent consent, ImmutableArray<JsonObject> nodesAndPods, CancellationToken cancellation)
    {
        var needed = NeededBy(plan);
        var present = nodesAndPods.SelectMany(PresentIn).Select(Short).ToHashSet(StringComparer.Ordinal);
        var missing = needed.Where(image => !present.Contains(image.Reference)).ToImmutableArray();
        if (!missing.IsEmpty)
        {
            await images.BuildAsync(missing, stack, consent, cancellation);
            await LoadAsync(missing.Select(image => image.Reference), cancellation);
        }
    }

    /// <summary>Builds all that are not there, and loads them by their plain names, whatever had these names before.</summary>
    /// <exception cref="UserError">The cluster gets no images from this machine, or one cannot be built or loaded.</exception>
    public async Task BringByPlainNameAsync(Plan plan, StackContext stack, Consent consent, CancellationToken cancellation)
    {
        var needed = NeededBy(plan);
        await images.BuildAsync(needed, stack, consent, cancellation);
        foreach (var image in needed)
        {
            await images.NameAsync(image, cancellation);
        }

        await LoadAsync(needed.Select(image => image.PlainReference), cancellation);
    }

    private ImmutableArray<PlannedImage> NeededBy(Plan plan)
    {
        var needed = plan.Images.Where(image => !image.Pushed).ToImmutableArray();
        if (!needed.IsEmpty && !connection.Loader.IsLocal)
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} runs images that are built on this machine, and the cluster of context {connection.Context} does not "
                    + "get them from here; nothing was touched.\n"
                    + "    allowed: a cluster of Minikube, kind, k3d or Docker Desktop; or images from a registry\n"
                    + $"    run:     ./todo config set todo:imageSource registry --stack {plan.Stack}");
        }

        return needed;
    }

    // A node tells of a new image minutes later; a container that was made of it tells at once.
    private static IEnumerable<string> PresentIn(JsonObject item) => item.Kind() == "Node"
        ? item["status"].List("images").SelectMany(image => image["names"]!.AsArray().Select(name => name!.ToString()))
        : item["status"].List("containerStatuses")
            .Where(status => status.Text("imageID") is { Length: > 0 })
            .Select(status => status.Text("image")!);

    // A node names images in full: docker.io/library/NAME:TAG.
    private static string Short(string name) => name[(name.LastIndexOf('/') + 1)..];

    private async Task LoadAsync(IEnumerable<string> references, CancellationToken cancellation)
    {
        if (connection.Loader.CallFor is not { } callFor)
        {
            return;
        }

        foreach (var image in references)
        {
            var clock = Stopwatch.StartNew();
            var result = await processes.RunAsync(callFor(image), null, cancellation);
            if (!result.Succeeded)
            {
                throw new UserError(
                    ExitCodes.Failed,
                    $"{connection.Loader.Tool} could not take the image {image} in (exit code {result.ExitCode}). "
                        + $"Its last lines:\n{result.Tail(5)}\nTo see all of it: {callFor(image)}");
            }

            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Loaded {image} into {connection.Context} in {clock.Elapsed.TotalSeconds:0.0} s"));
        }
    }
}
