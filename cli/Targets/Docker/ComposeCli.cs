using System.Collections.Immutable;
using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>Docker Compose in the form that this machine has: the plugin of <c>docker</c>, or the program <c>docker-compose</c>.</summary>
internal sealed class ComposeCli
{
    // The plugin goes first: the older program cannot make containers anew with a Docker of 25 or later.
    private static readonly ImmutableArray<ProcessCall> Forms = [new("docker", "compose"), new("docker-compose")];

    private readonly IProcessRunner _processes;
    private readonly ProcessCall _form;

    private ComposeCli(IProcessRunner processes, ProcessCall form) => (_processes, _form) = (processes, form);

    /// <summary>Finds it; <see langword="null"/> when this machine has none.</summary>
    public static async Task<ComposeCli?> FindAsync(IProcessRunner processes, CancellationToken cancellation)
    {
        foreach (var form in Forms)
        {
            var call = form with { Arguments = form.Arguments.Add("version") };
            if ((await processes.RunAsync(call, null, cancellation)).Succeeded)
            {
                return new ComposeCli(processes, form);
            }
        }

        return null;
    }

    /// <summary>Creates, changes and starts containers until they are as the file says; leaves those alone that are.</summary>
    public Task<ProcessResult> UpAsync(string project, string file, CancellationToken cancellation) =>
        RunAsync(project, file, cancellation, "up", "--detach", "--no-build", "--remove-orphans");

    /// <summary>Stops and removes containers and network, and volumes when asked to.</summary>
    public Task<ProcessResult> DownAsync(string project, string file, bool volumes, CancellationToken cancellation) =>
        RunAsync(project, file, cancellation, volumes ? ["down", "--remove-orphans", "--volumes"] : ["down", "--remove-orphans"]);

    private Task<ProcessResult> RunAsync(
        string project, string file, CancellationToken cancellation, params ImmutableArray<string> arguments) =>
        _processes.RunAsync(
            _form with { Arguments = [.. _form.Arguments, "--project-name", project, "--file", file, .. arguments] }, null, cancellation);
}
