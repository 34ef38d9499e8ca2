using Todo.Infra.Components;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>Lets the AI operator that the stack has chosen look into its namespace, however the application is delivered.</summary>
internal static class StackAssistant
{
    internal static void Make(StackFoundation foundation)
    {
        var chosen = foundation.Settings.Assistant;
        if (chosen == Assistant.None)
        {
            return;
        }

        var args = new ClusterAssistantArgs
        {
            Namespace = foundation.Namespace,
            Readers = chosen == Assistant.Kagent ? [KagentRelease.Tools] : [],
        };
        _ = new ClusterAssistant("assistant", args, foundation.InCluster);
        if (chosen == Assistant.Kagent)
        {
            KagentRelease.Make(foundation.Settings, foundation.InCluster);
        }
    }
}
