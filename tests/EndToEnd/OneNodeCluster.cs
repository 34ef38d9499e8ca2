using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Todo.Cli.Processes;

namespace Todo.Tests.EndToEnd;

/// <summary>The real one-node Kubernetes that stands beside the repository on the project's own machines.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class OneNodeCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _script = Repository.Shared("cluster/cluster");
    private string _tools = string.Empty;
    private bool _isOurs;

    private string KubeConfig => Path.Combine(_folder.Path, "kubeconfig");

    /// <summary>What a program needs to find the cluster and its tools.</summary>
    public ImmutableDictionary<string, string?> Variables => ImmutableDictionary.CreateRange<string, string?>(
    [
        new("KUBECONFIG", KubeConfig),
        new("PATH", $"{Path.GetDirectoryName(_script)}:{_tools}:{Environment.GetEnvironmentVariable("PATH")}"),
    ]);

    /// <summary>Starts it, or uses the one that runs.</summary>
    public async Task StartAsync()
    {
        _isOurs |= !(await RunAsync(_script, ["status"])).Output.Contains("running", StringComparison.Ordinal);
        await SucceedAsync(_script, ["up"]);
        _tools = (await SucceedAsync(_script, ["path"])).Trim();
    }

    /// <summary>Kills its API server, as a crash would. <see cref="StartAsync"/> brings it back.</summary>
    public async Task KillServerAsync()
    {
        var file = Path.Combine(_tools, "..", "run", "kube-apiserver.pid");
        await SucceedAsync("kill", ["-KILL", (await File.ReadAllTextAsync(file)).Trim()]);
        // A process whose parent does not ask how it ended seems to be there still.
        File.Delete(file);
    }

    /// <summary>Opens it to the web: an ingress controller of class nginx, on the ports 80 and 443 of this machine.</summary>
    public Task EnterByIngressAsync() => SucceedAsync(_script, ["ingress"]);

    /// <summary>Hands it images of this machine's Docker.</summary>
    public Task LoadAsync(IEnumerable<string> images) => SucceedAsync(_script, ["load", .. images]);

    /// <summary>Runs kubectl, which is to succeed.</summary>
    public Task<string> KubectlAsync(params string[] arguments) => SucceedAsync(Path.Combine(_tools, "kubectl"), [.. arguments]);

    /// <summary>Runs kubectl to its end, whatever that is.</summary>
    public Task<ProcessResult> TryKubectlAsync(params string[] arguments) => RunAsync(Path.Combine(_tools, "kubectl"), [.. arguments]);

    /// <summary>Reads objects of the cluster, without a word of it in the test's output.</summary>
    public async Task<JsonObject[]> GetAsync(params string[] arguments)
    {
        var result = await RunAsync(Path.Combine(_tools, "kubectl"), ["get", .. arguments, "--output", "json"], onLine: null);
        Assert.That(result.Succeeded, result.Text);
        return [.. JsonNode.Parse(result.Output)!["items"]!.AsArray().Select(item => item!.AsObject())];
    }

    /// <summary>Runs a version of helm, which is to succeed.</summary>
    public Task<string> HelmAsync(string helm, params string[] arguments) => SucceedAsync(Path.Combine(_tools, helm), [.. arguments]);

    /// <summary>Runs a change by helm that waits for its pods, and kills it while it does.</summary>
    public async Task KillHelmHalfWayAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(_tools, "helm"), [.. arguments, "--wait"]) { RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = KubeConfig;
        using var helm = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(2));
        helm.Kill();
        await helm.WaitForExitAsync();
    }

    /// <summary>Deletes a namespace without waiting for its pods to end in peace.</summary>
    public async Task WipeAsync(string space)
    {
        await KubectlAsync("delete", "namespace", space, "--ignore-not-found", "--wait=false");
        await KubectlAsync("-n", space, "delete", "pods", "--all", "--grace-period=0", "--force");
        await KubectlAsync("wait", "--for=delete", $"namespace/{space}", "--timeout=60s");
    }

    /// <summary>Ends it when it was started here; one that ran before is left without what the tests have made.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOurs)
        {
            await RunAsync(_script, ["down"]);
        }
        else
        {
            var spaces = (await GetAsync("namespaces")).Select(space => space["metadata"]!["name"]!.GetValue<string>());
            foreach (var space in spaces.Where(space => space != "default" && !space.StartsWith("kube-", StringComparison.Ordinal)))
            {
                await WipeAsync(space);
            }
        }

        _folder.Dispose();
    }

    private async Task<string> SucceedAsync(string program, ImmutableArray<string> arguments)
    {
        var result = await RunAsync(program, arguments);
        Assert.That(result.Succeeded, result.Text);
        return result.Output;
    }

    private Task<ProcessResult> RunAsync(string program, ImmutableArray<string> arguments) =>
        RunAsync(program, arguments, TestContext.Progress.WriteLine);

    private Task<ProcessResult> RunAsync(string program, ImmutableArray<string> arguments, Action<string>? onLine) =>
        new ProcessRunner().RunAsync(
            new ProcessCall("env", [$"KUBECONFIG={KubeConfig}", program, .. arguments]), onLine, CancellationToken.None);
}
