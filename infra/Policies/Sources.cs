namespace Todo.Infra.Policies;

/// <summary>The standards that rules come from, as they are named behind a reason.</summary>
internal static class Sources
{
    /// <summary>https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted, as of Kubernetes 1.34.</summary>
    internal const string Restricted = " (Pod Security Standards, restricted)";

    /// <summary>NSA and CISA, Kubernetes Hardening Guide, version 1.2 of August 2022.</summary>
    internal const string Hardening = " (NSA/CISA Kubernetes Hardening Guide)";
}
