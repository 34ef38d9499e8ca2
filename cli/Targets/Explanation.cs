using System.Collections.Immutable;
using System.Globalization;

namespace Todo.Cli.Targets;

/// <summary>Says why a service is not ready, in one form on every target.</summary>
internal sealed class Explanation(ITarget target, SecretMask mask, StackContext stack)
{
    private const int ShownLogLines = 15;
    private const string WaitingRemedy = "It may be waiting for something: its log says for what.";

    private string Options => target.OptionsFor(stack);

    /// <summary>The failure of a service that something keeps from running.</summary>
    public Task<Failure> SetbackAsync(ServiceState state, CancellationToken cancellation) =>
        FailureAsync(state, mask.Apply(state.Setback!.Event), state.Setback.Remedy, cancellation);

    /// <summary>Why a service is not ready now.</summary>
    public Task<Failure> NowAsync(ServiceState state, CancellationToken cancellation) => state.Setback is null
        ? FailureAsync(state, $"{mask.Apply(state.Detail.TrimEnd('.'))}.", WaitingRemedy, cancellation)
        : SetbackAsync(state, cancellation);

    /// <summary>The failure of a service that does not become ready in its time.</summary>
    public Task<Failure> LateAsync(ServiceState state, TimeSpan waited, CancellationToken cancellation) => FailureAsync(
        state,
        string.Create(CultureInfo.InvariantCulture, $"{mask.Apply(state.Detail.TrimEnd('.'))}, after {waited.TotalSeconds:0} s."),
        state.Setback?.Remedy ?? WaitingRemedy,
        cancellation);

    private async Task<Failure> FailureAsync(ServiceState state, string what, string remedy, CancellationToken cancellation)
    {
        var log = await target.LogAsync(stack, state, ShownLogLines, cancellation);
        ImmutableArray<string> remedies =
        [
            remedy,
            .. target.LogCommand(stack, state) is { } command ? [$"See all of its log: {command}"] : Array.Empty<string>(),
            $"Then go on from here: ./todo up {Options}    or stop what runs: ./todo down {Options}",
        ];
        return new Failure(state.Name, what, [.. log.Select(mask.Apply)], remedies);
    }
}
