using System.CommandLine;
using Todo.Cli.Targets;

namespace Todo.Cli.Commands;

/// <summary>The option <c>--target</c>: where the stack runs.</summary>
internal static class TargetOption
{
    /// <summary>Makes the option; the default is what needs no cluster.</summary>
    internal static Option<string> Create(TargetRegistry targets) => new("--target", "-t")
    {
        Description = $"Where the stack runs: {targets.Names}",
        DefaultValueFactory = _ => targets.Default,
    };
}
