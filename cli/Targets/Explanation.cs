using System.Collections.Immutable;
using System.Globalization;

namespace Todo.Cli.Targets;

/// <summary>Says why a service is not ready, in one form on every target.</summary>
internal sealed class Explanation(ITarget target, SecretMask mask, string stack)
{
    private const int ShownLogLines = 15;

    /// <summary>The failure of a service that something keeps from running.</summary>
    public Task<Failure> SetbackAsync(ServiceState state, CancellationToken cancellation) =>
        FailureAsync(state, state.Setback!.Event, state.Setback.Remedy, cancellation);

    /// <summary>The failure of a service that does not become ready in its time.</summary>
    public Task<Failure> LateAsync(ServiceState state, TimeSpan waited, CancellationToken cancellation) => FailureAsync(
        state,
        string.Create(CultureInfo.InvariantCulture, $"{mask.Apply(state.Detail)}, after {waited.TotalSeconds:0} s."),
        "It may be waiting for something: its log says for what.",
        cancellation);

    private async Task<Failure> FailureAsync(ServiceState state, string what, string remedy, CancellationToken cancellation)
    {
        var log = await target.LogAsync(state, ShownLogLines, cancellation);
        ImmutableArray<string> remedies =
        [
            remedy,
            .. target.LogCommand(state) is { } command ? [$"See all of its log: {command}"] : Array.Empty<string>(),
            $"Then go on from here: ./todo up --stack {stack}    or stop what runs: ./todo down --stack {stack}",
        ];
        return new Failure(state.Name, what, [.. log.Select(mask.Apply)], remedies);
    }
}
