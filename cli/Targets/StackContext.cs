using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Infra.Values;

namespace Todo.Cli.Targets;

/// <summary>The stack that a command works on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Where this machine remembers it.</param>
/// <param name="Repository">The folder with the sources of the images; asked for only where something is built.</param>
/// <param name="EvaluateAsync">What is to run; with a network, as it is built on that network.</param>
internal sealed record StackContext(
    string Name, StateDirectory State, Func<string> Repository, Func<ImageNetwork?, CancellationToken, Task<Plan>> EvaluateAsync);
