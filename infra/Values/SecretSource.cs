namespace Todo.Infra.Values;

/// <summary>Where secrets come from that nobody has to choose; the setting <c>todo:secrets</c>.</summary>
public enum SecretSource
{
    /// <summary>The stack generates those that are not set.</summary>
    Generated,

    /// <summary>Each has to be set.</summary>
    Given,
}
