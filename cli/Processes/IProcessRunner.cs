namespace Todo.Cli.Processes;

/// <summary>Runs other programs. The one thing that tests replace, so that every failure of those programs can be played.</summary>
internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. Cancelling kills it with everything it started.</summary>
    /// <param name="call">The program and its arguments.</param>
    /// <param name="onLine">Gets each line of output and errors as it comes.</param>
    /// <param name="cancellation">Ends the program early.</param>
    Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation);
}
