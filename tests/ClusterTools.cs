using Todo.Cli.Processes;

namespace Todo.Tests;

/// <summary>The programs that stand beside the repository on the project's own machines: helm, kube-score and others.</summary>
internal static class ClusterTools
{
    /// <summary>The folder that holds them; the test is left out where it is not to be had.</summary>
    internal static async Task<string> FolderAsync()
    {
        var call = new ProcessCall(Repository.Shared("cluster/cluster"), "path");
        var tools = await new ProcessRunner().RunAsync(call, null, CancellationToken.None);
        return tools.Output.Trim();
    }
}
