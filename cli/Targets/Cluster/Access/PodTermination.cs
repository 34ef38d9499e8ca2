namespace Todo.Cli.Targets.Cluster.Access;

/// <summary>How long whoever deletes pods waits for their end.</summary>
internal static class PodTermination
{
    /// <summary>As kubectl and helm take it: the longest grace period that a service can be given, 600 s, and some more.</summary>
    public const string Timeout = "660s";
}
