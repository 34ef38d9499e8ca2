namespace Todo.Infra.Values;

/// <summary>Which AI operator may look into the stack's namespace; the setting <c>todo:assistant</c>.</summary>
public enum Assistant
{
    /// <summary>None.</summary>
    None,

    /// <summary>kubectl-ai, or another program on somebody's machine, by a kubeconfig that ends soon.</summary>
    KubectlAi,

    /// <summary>kagent, which runs in the cluster; and what <see cref="KubectlAi"/> may.</summary>
    Kagent,
}
