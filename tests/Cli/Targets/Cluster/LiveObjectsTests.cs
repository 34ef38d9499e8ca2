using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli;
using Todo.Cli.Comparison;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Docker;
using Todo.Tests.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Cluster;

/// <summary>What <c>preview --against cluster</c> shows of a cluster whose <c>kubectl</c> is played.</summary>
internal sealed class LiveObjectsTests
{
    private const string Kept = """ "uid": "1", "resourceVersion": "7", "generation": 3, "managedFields": [{}] """;

    private static readonly string Space = Live("v1", "Namespace", "todo", "");
    private static readonly string ConfigMap = Live("v1", "ConfigMap", "backend-config", """, "data": {"LOG_LEVEL": "DEBUG"}""");
    private static readonly string Secret = Live("v1", "Secret", "backend-secret", """, "data": {"PASSWORD": "aHVudGVyMg=="}""");

    private PlayedMachine _machine = null!;

    [SetUp]
    public void NothingIsLeftOver()
    {
        _machine = new PlayedMachine();
        HasOnceMade();
    }

    // Defaults of the server and what others own are in both; only the server's bookkeeping differs.
    [Test]
    public async Task What_is_as_the_stack_says_is_no_change()
    {
        Has(Space, ConfigMap, Secret);
        WouldHave(Space.Replace("\"7\"", "\"8\"", StringComparison.Ordinal), ConfigMap, Secret);
        Assert.That(await ShowAsync(), Is.EqualTo("""
            Stack local, compared with the cluster of context minikube:
            No changes; 3 resources stay as they are.

            """));
    }

    [Test]
    public async Task Drift_is_shown_in_the_tree_of_the_components_with_no_secret()
    {
        var scaled = Live("apps/v1", "Deployment", "backend", """, "spec": {"replicas": 2}, "status": {"replicas": 2}""");
        Has(
            Space,
            ConfigMap.Replace("DEBUG", "LOUD", StringComparison.Ordinal),
            Secret.Replace("aHVudGVyMg==", "aHVudGVyMw==", StringComparison.Ordinal),
            scaled);
        WouldHave(
            Space, ConfigMap, Secret, scaled.Replace("""{"replicas": 2}, "s""", """{"replicas": 1}, "s""", StringComparison.Ordinal),
            Live("v1", "Service", "backend", ""));
        HasOnceMade(ConfigMap, Live("v1", "ConfigMap", "left-over", ""));
        Assert.That(await ShowAsync("Deployment", "Service"), Is.EqualTo("""
            Stack local, compared with the cluster of context minikube:
                WebService backend
                ~ ConfigMap backend-config
                    data.LOG_LEVEL: LOUD -> DEBUG
                ~ Secret backend-secret
                    data.PASSWORD: [secret] -> [secret]
                ~ Deployment backend  (pods are added or taken away)
                    spec.replicas: 2 -> 1
                + Service backend
              - ConfigMap left-over
            1 to add, 3 to change, 0 to replace, 1 to delete; 1 stay as they are.

            """));
    }

    [Test]
    public async Task Where_the_namespace_is_not_there_everything_is_added_and_nothing_is_tried()
    {
        Has();
        Assert.That(await ShowAsync(), Is.EqualTo("""
            Stack local, compared with nothing, as context minikube has no namespace todo:
              + Namespace todo
              + WebService backend
                + ConfigMap backend-config
                + Secret backend-secret
            3 to add, 0 to change, 0 to replace, 0 to delete; 0 stay as they are.

            """));
        Assert.That(_machine.Calls.Where(call => call.Contains(" apply ", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_written_to_the_cluster_or_to_a_file_and_no_secret_is_typed()
    {
        Has(Space, ConfigMap, Secret);
        WouldHave(Space, ConfigMap, Secret);
        await ShowAsync();
        const string Kubectl = "kubectl --context minikube --namespace todo --request-timeout=20s";
        Assert.That(_machine.Calls.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            $"{Kubectl} apply --server-side --field-manager=todo --force-conflicts --validate=strict --filename - --dry-run=server "
                + "--output json",
            $"{Kubectl} get --filename - --ignore-not-found --output json",
            $"{Kubectl} get deployments,statefulsets,services,ingresses,horizontalpodautoscalers,poddisruptionbudgets,networkpolicies,"
                + "configmaps,secrets,serviceaccounts --selector app.kubernetes.io/part-of=todo,todo/stack=local --output json",
            $"{Kubectl} get roles,rolebindings --selector app.kubernetes.io/part-of=todo,todo/stack=local --output json",
            $"{Kubectl} get secrets --selector owner=helm,todo/stack=local --all-namespaces --output json",
            $"{Kubectl} get servicemonitors.monitoring.coreos.com --selector app.kubernetes.io/part-of=todo,todo/stack=local "
                + "--output json",
        }));
    }

    [Test]
    public void Without_the_rights_of_an_up_the_answer_is_one_error()
    {
        Has(Space, ConfigMap, Secret);
        _machine.On($"{Call("apply")}", 1, "Error from server (Forbidden): configmaps \"backend-config\" is forbidden: User \"low\" cannot "
            + "patch resource \"configmaps\" in API group \"\" in the namespace \"todo\"");
        Assert.That(Assert.ThrowsAsync<UserError>(() => ShowAsync())!.Message, Is.EqualTo(
            "The cluster of context minikube does not let this user patch configmaps.\n"
            + "See what is allowed: kubectl --context minikube --namespace todo auth can-i --list"));
    }

    [Test]
    public void Objects_of_somebody_else_are_named_as_an_up_names_them()
    {
        Has(Space, ConfigMap.Replace("\"local\"", "\"another\"", StringComparison.Ordinal));
        Assert.That(Assert.ThrowsAsync<UserError>(() => ShowAsync())!.Message, Does.StartWith(
            "The namespace todo has objects that stack local did not make; nothing was touched:\n"
            + "  ConfigMap/backend-config, of stack another\n"));
    }

    [Test]
    public async Task A_release_that_the_stack_has_no_more_is_shown_as_deleted()
    {
        Has(Space, ConfigMap, Secret);
        WouldHave(Space, ConfigMap, Secret);
        _machine.On(Call("get secrets --selector owner=helm"), List(
            ["""{"metadata": {"namespace": "ingress-nginx", "labels": {"name": "ingress-nginx"}}}"""]));
        Assert.That(await ShowAsync(), Is.EqualTo("""
            Stack local, compared with the cluster of context minikube:
              - Release ingress-nginx
            0 to add, 0 to change, 0 to replace, 1 to delete; 3 stay as they are.

            """));
    }

    [Test]
    public void Objects_of_a_Helm_release_are_named_with_the_way_to_take_it_down()
    {
        Has(Space, Live("v1", "ConfigMap", "backend-config", "").Replace(
            "\"todo/stack\": \"local\"}",
            """
            "app.kubernetes.io/managed-by": "Helm"}, "annotations": {"meta.helm.sh/release-name": "todo"}
            """, StringComparison.Ordinal));
        Assert.That(Assert.ThrowsAsync<UserError>(() => ShowAsync())!.Message, Is.EqualTo(
            "The namespace todo has the objects of the Helm release todo, ConfigMap/backend-config for one; nothing was touched.\n"
            + "If an up with todo:delivery chart made them, take the stack down first; data stays: ./todo down --stack local\n"
            + "If not, choose another namespace (todo:namespace), or uninstall it: "
            + "helm uninstall todo --kube-context minikube --namespace todo"));
    }

    [Test]
    public void Minikube_is_not_compared_with_a_stack_for_another_cluster() => Assert.That(
        Assert.ThrowsAsync<UserError>(() => CompareAsync(PlanOf("production")))!.Message,
        Does.StartWith("Stack local is for the context production, not for Minikube; nothing was touched."));

    private static string Call(string verb) => $"kubectl --context minikube --namespace todo --request-timeout=20s {verb}";

    private void Has(params string[] live) => _machine.On(Call("get --filename"), List(live));

    private void HasOnceMade(params string[] live)
    {
        _machine.On(Call("get deployments"), List(live));
        _machine.On(Call("get roles,rolebindings"), List([]));
        _machine.On(Call("get servicemonitors"), List([]));
        _machine.On(Call("get secrets --selector owner=helm"), List([]));
    }

    private void WouldHave(params string[] next) => _machine.On(Call("apply"), List(next));

    private static string List(string[] items) => $$"""{"kind": "List", "items": [{{string.Join(',', items)}}]}""";

    private async Task<string> ShowAsync(params string[] more)
    {
        using var writer = new StringWriter();
        var compared = await CompareAsync(PlanOf("minikube", more));
        var changes = PlanComparison.Compare(compared.Before.Plan, compared.After, new ClusterConsequences());
        ChangeReport.Print(ConsoleFactory.Create(writer, isRedirected: true), "local", compared.Before.Description, changes);
        return writer.ToString();
    }

    private Task<LiveComparison> CompareAsync(Plan plan)
    {
        var (machine, images) = (_machine.Machine, new DockerImages(_machine.Machine, _machine.Console));
        var target = new ClusterTarget(ClusterTarget.Minikube, machine.Processes, machine.Containers, images, _machine.Console);
        return target.CompareLiveAsync(plan, CancellationToken.None);
    }

    // The namespace, and a component with a ConfigMap, a Secret and what more is asked for.
    private static Plan PlanOf(string context, params string[] more) => new(
        "local",
        [
            new PlannedResource("provider", "pulumi:providers:kubernetes", "kubernetes", null, new JsonObject { ["context"] = context }),
            Planned("Namespace", "todo", null),
            new PlannedResource("backend", "todo:component:WebService", "backend", null, []),
            Planned("ConfigMap", "backend-config", "backend"),
            Planned("Secret", "backend-secret", "backend"),
            .. more.Select(kind => Planned(kind, "backend", "backend")),
        ],
        [],
        ImmutableSortedDictionary<string, string>.Empty.Add("namespace", "todo"));

    private static PlannedResource Planned(string kind, string name, string? parent) =>
        new($"{kind}:{name}", $"kubernetes:v1:{kind}", name, parent, Some.Manifest(kind, name));

    private static string Live(string version, string kind, string name, string rest) => $$"""
        {"apiVersion": "{{version}}", "kind": "{{kind}}", "metadata": {"name": "{{name}}", "labels": {"todo/stack": "local"}, {{Kept}}
         }{{rest}} }
        """;
}
