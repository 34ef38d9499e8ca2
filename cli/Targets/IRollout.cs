using System.Collections.Immutable;

namespace Todo.Cli.Targets;

/// <summary>A stack that a target is ready to start.</summary>
internal interface IRollout
{
    /// <summary>By when everything has to be ready, from the start on.</summary>
    TimeSpan Deadline { get; }

    /// <summary>What is different here from what the manifests say, as lines for the user.</summary>
    ImmutableArray<string> Remarks { get; }

    /// <summary>What has been made, changed or deleted besides services, as lines for the user; known when it has started.</summary>
    ImmutableArray<string> Changes => [];

    /// <summary>Where the application is opened, as lines for the user; known when it has finished.</summary>
    ImmutableArray<string> Addresses { get; }

    /// <summary>The state of each service that is to run, each after those it needs.</summary>
    Task<ImmutableArray<ServiceState>> StatesAsync(CancellationToken cancellation);

    /// <summary>
    /// Starts what is not as it should be; leaves the rest alone.
    /// Ends when all is started, which is before all is ready.
    /// </summary>
    /// <param name="explanation">Says why a service is not ready, where that keeps others from being started.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="Errors.UserError">It cannot be started.</exception>
    Task StartAsync(Explanation explanation, CancellationToken cancellation);

    /// <summary>Does what comes last, now that all is ready: deletes what nothing needs any more, finds out what address answers.</summary>
    Task FinishAsync(CancellationToken cancellation);
}
