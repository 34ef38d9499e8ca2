namespace Todo.Infra.Values;

/// <summary>What a stack does when a pod or a node fails; the setting <c>todo:availability</c>.</summary>
public enum Availability
{
    /// <summary>A service may run one pod only, and be away until its successor is ready.</summary>
    Single,

    /// <summary>Every service runs at least two pods, so that one can fail.</summary>
    Redundant,
}
