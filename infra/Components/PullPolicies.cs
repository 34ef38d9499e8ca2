namespace Todo.Infra.Components;

/// <summary>When a node asks a registry for an image.</summary>
public static class PullPolicies
{
    /// <summary>Not at all: the image is built in the cluster's own Docker, and a registry could only answer with another.</summary>
    public const string Never = "Never";

    /// <summary>At every start: only who may pull the image may run it, even where another pod's copy is on the node.</summary>
    public const string Always = "Always";
}
