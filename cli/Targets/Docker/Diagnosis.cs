using System.Collections.Immutable;
using System.Globalization;

namespace Todo.Cli.Targets.Docker;

/// <summary>Says why a service is not ready, and whether waiting can mend it.</summary>
internal sealed class Diagnosis(DockerCli docker, SecretMask mask, string stack)
{
    private const int ShownLogLines = 15;
    private const int ShortIdentity = 12;
    private const int Killed = 137;
    private const int NotExecutable = 126;
    private const int NotFound = 127;

    // One restart may be a start that came too early for what it needs; two are a pattern.
    private const int RestartsOfACrashLoop = 2;

    /// <summary>Whether a container exits again and again.</summary>
    /// <param name="container">The container.</param>
    /// <param name="restartsBefore">How often it had been started again before this <c>up</c>.</param>
    public static bool IsCrashLoop(Container container, int restartsBefore) =>
        container.State == "restarting" && container.Restarts - restartsBefore >= RestartsOfACrashLoop;

    /// <summary>The failure of a service whose container ended.</summary>
    public Task<Failure> EndedAsync(ServiceState state, CancellationToken cancellation) =>
        FailureAsync(state, EventOf(state.Container!), RemedyFor(state), cancellation);

    /// <summary>The failure of a service that does not become ready in its time.</summary>
    public Task<Failure> LateAsync(ServiceState state, TimeSpan waited, CancellationToken cancellation) => FailureAsync(
        state,
        string.Create(CultureInfo.InvariantCulture, $"{mask.Apply(state.Detail)}, after {waited.TotalSeconds:0} s."),
        "It may be waiting for something: its log says for what.",
        cancellation);

    private static string EventOf(Container container) => container switch
    {
        { OutOfMemory: true } => $"it used up its memory and was killed (exit code {container.ExitCode}, limit {container.MemoryLimit >> 20} MiB).",
        { ExitCode: Killed } => $"it was killed (exit code {Killed}), which most often means that it used up its memory (limit {container.MemoryLimit >> 20} MiB).",
        { ExitCode: NotExecutable or NotFound } => $"its command cannot be run (exit code {container.ExitCode}).",
        { State: "restarting" } => $"it exits again and again (exit code {container.ExitCode}, started {container.Restarts + 1} times).",
        _ => $"it has ended (exit code {container.ExitCode}).",
    };

    private string RemedyFor(ServiceState state) => state.Container switch
    {
        { OutOfMemory: true } or { ExitCode: Killed } =>
            $"Raise its memory limit: for frontend and backend, memoryLimit under todo:{state.Name} in Pulumi.{stack}.yaml.",
        { ExitCode: NotExecutable or NotFound } => "Check the command and the files of its image, in its Dockerfile.",
        _ => "Mend what its log names: a setting of the stack, or the program itself.",
    };

    private async Task<Failure> FailureAsync(ServiceState state, string what, string remedy, CancellationToken cancellation)
    {
        var id = state.Container?.Id;
        var log = id is null ? [] : await docker.LogAsync(id, ShownLogLines, cancellation);
        var remedies = ImmutableArray.CreateBuilder<string>();
        remedies.Add(remedy);
        if (id is not null)
        {
            remedies.Add($"See all of its log: docker logs {id[..Math.Min(id.Length, ShortIdentity)]}");
        }

        remedies.Add($"Then go on from here: ./todo up --stack {stack}    or stop what runs: ./todo down --stack {stack}");
        return new Failure(state.Name, what, [.. log.Select(mask.Apply)], remedies.ToImmutable());
    }
}
