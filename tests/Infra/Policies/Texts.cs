namespace Todo.Tests.Infra.Policies;

/// <summary>What a violation of each rule says, after the name of the manifest.</summary>
internal static class Texts
{
    internal const string Name = "breaks the rule: is named explicitly, by a DNS label of at most 63 characters";
    internal const string InNamespace = "breaks the rule: is in a namespace";
    internal const string PartOf = "breaks the rule: is labelled as a part of the application (app.kubernetes.io/part-of)";
    internal const string Root = "breaks the rule: runs as a user other than root";
    internal const string Seccomp = "breaks the rule: uses the runtime's seccomp profile";
    internal const string Account = "breaks the rule: has a service account of its own and no token of it";
    internal const string Grace = "breaks the rule: has a grace period of at least 30 s";
    internal const string Drain = "breaks the rule: leaves at least 10 s after the preStop sleep";
    internal const string Node = "breaks the rule: shares nothing with its node";
    internal const string TakesBack = "breaks the rule: takes back nothing of what its pod is denied";
    internal const string ReadOnly = "breaks the rule: has a read-only root filesystem";
    internal const string Privileges = "breaks the rule: cannot gain privileges";
    internal const string Capabilities = "breaks the rule: drops all capabilities";
    internal const string Budget = "breaks the rule: has requests and limits of CPU and memory, and no limit below its request";
    internal const string Probes = "breaks the rule: has three probes that need at least 2 failures";
    internal const string Image = "breaks the rule: runs an image of a version or digest, never latest";
    internal const string Rollout = "breaks the rule: never takes away a pod before its successor is ready";
    internal const string Deadline = "breaks the rule: gives up an update that makes no progress";
    internal const string Selector = "breaks the rule: selects its own pods, by labels that no release changes";
    internal const string ConfigHash = "breaks the rule: rolls its pods when their settings change";
    internal const string SecretHash = "breaks the rule: rolls its pods when their secrets change";
    internal const string OpenNamespace = "breaks the rule: refuses pods that are not hardened";
}
