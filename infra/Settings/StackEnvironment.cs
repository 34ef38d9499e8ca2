namespace Todo.Infra.Settings;

/// <summary>Which of the two sets of values a stack is composed from; the setting <c>todo:environment</c>.</summary>
public enum StackEnvironment
{
    /// <summary>One machine: Minikube, or Docker through the companion. The database is in the cluster, images are never pushed.</summary>
    Local,

    /// <summary>A shared cluster: images come from a registry, the database is outside, secrets have no defaults.</summary>
    Production,
}
