namespace Todo.Infra.Values;

/// <summary>What a cluster may lack and the stack can bring; the setting <c>todo:addOns</c>.</summary>
public enum AddOn
{
    /// <summary>The ingress controller, by which people enter where <c>todo:entry</c> is <c>ingress</c>.</summary>
    IngressNginx,

    /// <summary>The metrics-server, by which services are scaled.</summary>
    MetricsServer,
}
