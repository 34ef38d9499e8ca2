using System.CommandLine;

namespace Todo.Cli.Commands;

/// <summary>The option <c>--stack</c>, which every command has.</summary>
internal static class StackOption
{
    /// <summary>The stack that commands are about when they name none.</summary>
    internal const string Default = "local";

    /// <summary>Makes the option; the default is local, where nothing can be harmed.</summary>
    internal static Option<string> Create() => new("--stack", "-s")
    {
        Description = "The stack: the middle part of a Pulumi.<stack>.yaml",
        DefaultValueFactory = _ => Default,
    };
}
