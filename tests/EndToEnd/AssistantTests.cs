using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Todo.Cli.Processes;
using Todo.Tests.Infra;

namespace Todo.Tests.EndToEnd;

/// <summary>What an AI operator may do on a real cluster: what <c>docs/assistants.md</c> says, and nothing else.</summary>
[TestFixture]
[EndToEnd]
[UnsupportedOSPlatform("windows")]
internal sealed partial class AssistantTests
{
    private const string Target = "--target=minikube";

    private OneNodeCluster _cluster = null!;
    private Companion _companion = null!;
    private IDisposable _assistant = null!;
    private string _kubeconfig = "";

    [OneTimeSetUp]
    public async Task LookIn()
    {
        _cluster = new OneNodeCluster();
        await _cluster.StartAsync();
        _companion = new Companion { Variables = _cluster.Variables };
        _assistant = _companion.With("  todo:assistant: kubectlAi\n");
        await _companion.SucceedAsync("up", Target);
        var told = await _companion.SucceedAsync("assistant", "kubeconfig", "--duration", "10m");
        _kubeconfig = WrittenTo().Match(told).Groups["path"].Value;
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await _companion.RunAsync("down", Target, "--delete-data");
        await _cluster.DisposeAsync();
        _assistant.Dispose();
        _companion.Dispose();
    }

    [Test]
    [Order(1)]
    public async Task The_cluster_denies_all_that_is_to_be_denied()
    {
        var allowed = new List<string>();
        foreach (var some in Rights.Denied().Where(IsOfTheApi).Chunk(8))
        {
            var answers = await Task.WhenAll(some.Select(async one => (one, May: await MayAsync(one.Verb, one.Resource))));
            allowed.AddRange(answers.Where(answer => answer.May).Select(answer => $"{answer.one.Verb} {answer.one.Resource}"));
        }

        Assert.That(allowed, Is.Empty);
    }

    [Test]
    [Order(1)]
    public async Task The_cluster_lists_what_may_be_read_and_what_anybody_may_ask_of_himself()
    {
        var lines = (await SucceedAsync("auth", "can-i", "--list")).Split('\n').Skip(1)
            .Where(line => line.Length > 0 && line[0] != ' ')
            .Select(line => $"{line.Split(' ')[0]} {line[(line.LastIndexOf('[') + 1)..].TrimEnd(']', ' ')}")
            .Where(line => !line.StartsWith("self", StringComparison.Ordinal));
        Assert.That(lines, Is.EquivalentTo(Rights.Readable.Select(resource => resource switch
        {
            "pods/log" => $"{resource} get",
            "pods.metrics.k8s.io" => $"{resource} get list",
            _ => $"{resource} get list watch",
        })));
    }

    [TestCase("get", "secrets")]
    [TestCase("exec", "deployment/backend", "--", "true")]
    [TestCase("port-forward", "service/backend", ":8000")]
    [TestCase("delete", "pods", "--all")]
    [TestCase("create", "token", "cluster-assistant")]
    [TestCase("get", "pods", "--namespace=kube-system")]
    [TestCase("scale", "deployment/backend", "--replicas=0")]
    [Order(1)]
    public async Task What_it_tries_all_the_same_is_forbidden(params string[] call)
    {
        var result = await RunAsync(call);
        Assert.That(result.Succeeded, Is.False);
        Assert.That(result.Text, Does.Contain("(Forbidden)").Or.Contain("is forbidden"));
    }

    [Test]
    [Order(1)]
    public async Task Each_plain_command_of_the_page_is_one_that_it_may_run()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "assistants.md"));
        var calls = Commands().Matches(page[page.IndexOf("## Without", StringComparison.Ordinal)..])
            .Select(match => match.Groups["arguments"].Value)
            // There is no metrics-server here, and no pod has been restarted.
            .Where(call => !call.StartsWith("top", StringComparison.Ordinal) && !call.Contains("--previous", StringComparison.Ordinal))
            .ToList();
        Assert.That(calls, Has.Count.GreaterThan(8));
        foreach (var call in calls)
        {
            var result = await RunAsync(call.Split(' '));
            Assert.That(result.Succeeded, $"kubectl {call}\n{result.Text}");
        }
    }

    [Test]
    [Order(2)]
    public async Task Without_it_the_next_up_takes_it_away_and_its_token_ends()
    {
        _assistant.Dispose();
        Assert.That(await _companion.SucceedAsync("up", Target), Does.Contain(
            "Deleted, as the stack does not have it any more: "
            + "Role/cluster-assistant, RoleBinding/cluster-assistant, ServiceAccount/cluster-assistant\n"));
        Assert.That((await RunAsync("get", "pods")).Succeeded, Is.False);
    }

    // kubectl itself refuses to ask of verbs that it does not know, or of resources that this cluster does not have.
    private static bool IsOfTheApi((string Verb, string Resource) one) =>
        one is not (_, "users" or "groups") and not ("attest" or "use", _);

    private async Task<bool> MayAsync(string verb, string resource)
    {
        var (name, group) = resource.Split('.', 2) is [var plain, var named] ? (plain, $".{named}") : (resource, "");
        var parts = name.Split('/');
        var subresource = parts.Length > 1 ? new[] { $"--subresource={parts[1]}" } : [];
        var result = await RunAsync(["auth", "can-i", verb, parts[0] + group, .. subresource]);
        var answer = result.Output.Trim();
        Assert.That(answer, Is.EqualTo("yes").Or.EqualTo("no").Or.StartWith("no -"), $"{verb} {resource}: {result.Text}");
        return answer == "yes";
    }

    private async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.That(result.Succeeded, result.Text);
        return result.Output;
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) =>
        _cluster.TryKubectlAsync(["--kubeconfig", _kubeconfig, .. arguments]);

    [GeneratedRegex(@"^Written, for you alone: (?<path>.+)$", RegexOptions.Multiline)]
    private static partial Regex WrittenTo();

    [GeneratedRegex("`kubectl (?<arguments>[^`]+)`")]
    private static partial Regex Commands();
}
