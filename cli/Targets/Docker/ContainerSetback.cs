namespace Todo.Cli.Targets.Docker;

/// <summary>Says what keeps a container from running, from its state and exit code.</summary>
internal static class ContainerSetback
{
    private const int Killed = 137;
    private const int NotExecutable = 126;
    private const int NotFound = 127;

    /// <summary>What it is; <see langword="null"/> for a container that runs or has not been started yet.</summary>
    public static Setback? Of(Container container, string stack) => container.State is "restarting" or "exited" or "dead"
        ? new Setback(EventOf(container), RemedyFor(container, stack), IsFinal: container.State != "restarting")
        : null;

    private static string EventOf(Container container) => container switch
    {
        { OutOfMemory: true } =>
            $"it used up its memory and was killed (exit code {container.ExitCode}"
                + $"{(container.MemoryLimit == 0 ? "" : $", limit {MebibytesOf(container)} MiB")}).",
        { ExitCode: Killed } =>
            $"it was killed (exit code {Killed}), which most often means that it used up its memory"
                + $"{(container.MemoryLimit == 0 ? "" : $" (limit {MebibytesOf(container)} MiB)")}.",
        { ExitCode: NotExecutable or NotFound } => $"its command cannot be run (exit code {container.ExitCode}).",
        { State: "restarting" } => $"it exits again and again (exit code {container.ExitCode}, started {container.Restarts + 1} times).",
        _ => $"it has ended (exit code {container.ExitCode}).",
    };

    private static string RemedyFor(Container container, string stack) => container switch
    {
        { OutOfMemory: true } or { ExitCode: Killed } =>
            $"Raise its memory limit: memoryLimit under todo:{container.Service} in Pulumi.{stack}.yaml.",
        { ExitCode: NotExecutable or NotFound } => "Check the command and the files of its image, in its Dockerfile.",
        _ => $"Look for the last error in its log. Its cause is a setting in Pulumi.{stack}.yaml or the program itself.",
    };

    private static long MebibytesOf(Container container) => container.MemoryLimit >> 20;
}
