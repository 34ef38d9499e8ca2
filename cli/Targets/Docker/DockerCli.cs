using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>The calls of <c>docker</c> that the companion needs.</summary>
internal sealed class DockerCli(IProcessRunner processes)
{
    /// <summary>The program.</summary>
    public const string Program = "docker";

    /// <summary>How far Docker can be used.</summary>
    public async Task<DockerState> StateAsync(CancellationToken cancellation)
    {
        var answer = await RunAsync(cancellation, "version", "--format", "{{.Server.Version}}");
        return answer.Succeeded ? DockerState.Ready
            : answer.IsMissing ? DockerState.NotInstalled
            : answer.Text.Contains("permission denied", StringComparison.OrdinalIgnoreCase) ? DockerState.NotPermitted
            : DockerState.NotRunning;
    }

    /// <summary>Whether an image is on this machine.</summary>
    /// <exception cref="UserError">The text is not an image reference.</exception>
    public async Task<bool> HasImageAsync(string reference, CancellationToken cancellation)
    {
        var answer = await RunAsync(cancellation, "image", "inspect", "--format", "{{.Id}}", reference);
        return !answer.Text.Contains("invalid reference format", StringComparison.Ordinal)
            ? answer.Succeeded
            : throw new UserError(
                ExitCodes.Failed,
                $"'{reference}' is not an image reference: it takes a name in lower case and a tag of letters, digits, '.', '_' and '-', "
                    + "such as todo-list-backend:v1.0.0.");
    }

    /// <summary>Every container of a project, also those that stopped.</summary>
    public async Task<ImmutableArray<Container>> ContainersAsync(string project, CancellationToken cancellation)
    {
        var listed = await RunAsync(cancellation, "ps", "--all", "--quiet", "--no-trunc", "--filter", $"label={Labels.Project}={project}");
        Require(listed, "list containers");
        var ids = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0)
        {
            return [];
        }

        // One that is removed between the two calls is reported as an error beside the others.
        var inspected = await RunAsync(cancellation, ["inspect", "--type", "container", .. ids]);
        return [.. (JsonNode.Parse(inspected.Output)?.AsArray() ?? []).Select(node => ContainerReader.Read(node!.AsObject()))];
    }

    /// <summary>The last lines that a container logged.</summary>
    public async Task<ImmutableArray<string>> LogAsync(string container, int count, CancellationToken cancellation)
    {
        var log = await RunAsync(cancellation, "logs", "--tail", $"{count}", container);
        return [.. log.Lines.TakeLast(count)];
    }

    /// <summary>Gives an image a second name.</summary>
    public async Task TagAsync(string image, string name, CancellationToken cancellation) =>
        Require(await RunAsync(cancellation, "tag", image, name), $"name the image {image} {name}");

    /// <summary>Stops a container gracefully and starts it again.</summary>
    public async Task RestartAsync(string container, CancellationToken cancellation) =>
        Require(await RunAsync(cancellation, "restart", container), $"restart the container {container}");

    /// <summary>The names of the containers that publish a port of this machine.</summary>
    public async Task<ImmutableArray<string>> PublishersOfAsync(int port, CancellationToken cancellation)
    {
        var listed = await RunAsync(cancellation, "ps", "--filter", $"publish={port}", "--format", "{{.Names}}");
        return [.. listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The folder in which Docker keeps images and volumes; <see langword="null"/> when it does not say.</summary>
    public async Task<string?> RootFolderAsync(CancellationToken cancellation)
    {
        var answer = await RunAsync(cancellation, "info", "--format", "{{.DockerRootDir}}");
        return answer.Succeeded ? answer.Output.Trim() : null;
    }

    /// <summary>
    /// Where the daemon is reached, such as <c>unix:///var/run/docker.sock</c>;
    /// <see langword="null"/> when Docker does not say.
    /// </summary>
    public async Task<string?> EndpointAsync(CancellationToken cancellation)
    {
        var answer = await RunAsync(cancellation, "context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
        return answer.Succeeded ? answer.Output.Trim() : null;
    }

    private static void Require(ProcessResult result, string what)
    {
        if (!result.Succeeded)
        {
            throw new UserError(ExitCodes.Failed, $"Docker could not {what}:\n{result.Tail(5)}");
        }
    }

    private Task<ProcessResult> RunAsync(CancellationToken cancellation, params ImmutableArray<string> arguments) =>
        processes.RunAsync(new ProcessCall(Program, arguments), null, cancellation);
}
