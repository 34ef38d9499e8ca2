namespace Todo.Cli.Comparison;

/// <summary>What can be the reason of a change.</summary>
internal enum CauseKind
{
    /// <summary>A setting of the stack's file.</summary>
    Setting,

    /// <summary>A value of the environment, which the stack's file does not set.</summary>
    Environment,

    /// <summary>Files that an image or the chart is made from.</summary>
    Source,

    /// <summary>The program itself.</summary>
    Program,
}
