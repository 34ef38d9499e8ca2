using System.Collections.Immutable;
using Todo.Infra.Settings;

namespace Todo.Cli.Evaluation;

/// <summary>The program of a stack, to be asked what it makes of its settings, and of others.</summary>
/// <param name="Sections">What the settings are told of its services.</param>
/// <param name="EvaluateAsync">Its plan, once something has been changed in its settings.</param>
internal sealed record StackProgram(
    ImmutableArray<ServiceSection> Sections, Func<Func<StackConfig, StackConfig>, CancellationToken, Task<Plan>> EvaluateAsync)
{
    /// <summary>Its plan by its own settings.</summary>
    internal Task<Plan> PlanAsync(CancellationToken cancellation) => EvaluateAsync(config => config, cancellation);
}
