namespace Todo.Infra.Values;

/// <summary>How people get to the application; the setting <c>todo:entry</c>.</summary>
public enum EntryKind
{
    /// <summary>A port of every node, without TLS: for one's own machine.</summary>
    NodePort,

    /// <summary>A public host name, with TLS.</summary>
    Ingress,
}
