using System.Collections.Immutable;

namespace Todo.Cli.Processes;

/// <summary>A program and its arguments, each handed over as it is: no shell reads them.</summary>
/// <param name="Program">The name of the program, found in <c>PATH</c>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProcessCall(string Program, params ImmutableArray<string> Arguments)
{
    /// <summary>The folder to run in; <see langword="null"/> for the current one.</summary>
    public string? Folder { get; init; }

    /// <summary>The variables of its environment that differ from this process's; <see langword="null"/> takes one away.</summary>
    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What its standard input gets, such as secrets, which no list of processes is to show; nothing when left out.</summary>
    public string Input { get; init; } = "";

    /// <summary>The call as it is typed, for messages.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program));
}
