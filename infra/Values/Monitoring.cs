namespace Todo.Infra.Values;

/// <summary>Who reads the metrics of services; the setting <c>todo:monitoring</c>.</summary>
public enum Monitoring
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>A Prometheus that the Prometheus operator runs in the cluster.</summary>
    Prometheus,
}
