namespace Todo.Infra.Values;

/// <summary>What puts the application's objects into the cluster; the setting <c>todo:delivery</c>. They are the same ones.</summary>
public enum Delivery
{
    /// <summary>The stack's own components, an object each.</summary>
    Components,

    /// <summary>The application's Helm chart, as one release.</summary>
    Chart,
}
