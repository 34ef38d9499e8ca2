using System.Text.Json.Nodes;

namespace Todo.Tests.Infra.Policies;

internal sealed class PodKindTests
{
    private static readonly string[] Once = ["Pod", "Job", "CronJob"];
    private static readonly string[] Kept = ["Deployment", "StatefulSet", "DaemonSet"];
    private static readonly string[] All = [.. Kept, .. Once];

    [TestCaseSource(nameof(All))]
    public async Task A_hardened_pod_is_let_be_in_every_kind(string kind) =>
        Assert.That(await ViolationsAsync(kind, _ => { }), Is.Empty);

    [TestCaseSource(nameof(All))]
    public async Task Every_rule_of_pods_and_containers_holds_in_every_kind(string kind)
    {
        var violations = await ViolationsAsync(kind, pod =>
        {
            pod.Put("securityContext", null).Put("serviceAccountName", null).Put("terminationGracePeriodSeconds", null);
            pod.Put("hostPID", true);
            pod.Put("containers.0.securityContext", new JsonObject { ["privileged"] = true });
            pod.Put("containers.0.resources", null).Put("containers.0.image", "api");
        });
        string[] security =
            [Texts.HostNamespaces, Texts.Privileged, Texts.Capabilities, Texts.Seccomp, Texts.Privileges, Texts.Root];
        string[] ofPods = Kept.Contains(kind) ? [Texts.Account, Texts.Grace, Texts.Drain] : [Texts.Account, Texts.Grace];
        Assert.That(violations, Is.EqualTo(Lines(kind, [.. security, .. ofPods, Texts.ReadOnly, Texts.Budget, Texts.Image])));
    }

    [TestCaseSource(nameof(All))]
    public async Task An_init_container_is_hardened_in_every_kind(string kind)
    {
        var violations = await ViolationsAsync(kind, pod => pod
            .Put("initContainers", new JsonArray(pod["containers"]![0]!.DeepClone()))
            .Put("initContainers.0.securityContext.allowPrivilegeEscalation", true));
        Assert.That(violations, Is.EqualTo(Lines(kind, Texts.Privileges)));
    }

    [TestCaseSource(nameof(Kept))]
    public async Task Pods_that_are_kept_have_probes_time_to_drain_and_a_hash(string kind) => Assert.That(
        await ViolationsAsync(kind, ServeNobody, annotated: false),
        Is.EqualTo(Lines(kind, Texts.Drain, Texts.Probes, Texts.ConfigHash, Texts.SecretHash)));

    [TestCaseSource(nameof(Once))]
    public async Task Pods_that_run_once_need_no_probes_nor_time_to_drain_nor_a_hash(string kind) =>
        Assert.That(await ViolationsAsync(kind, ServeNobody, annotated: false), Is.Empty);

    [Test]
    public async Task An_init_container_that_ends_has_no_probes() => Assert.That(
        await ViolationsAsync("Deployment", pod => AddInitContainer(pod, null)), Is.Empty);

    [Test]
    public async Task An_init_container_that_lasts_has_probes() => Assert.That(
        await ViolationsAsync("Deployment", pod => AddInitContainer(pod, "Always")), Is.EqualTo(Lines("Deployment", Texts.Probes)));

    private static void ServeNobody(JsonObject pod) => pod
        .Put("containers.0.lifecycle", null)
        .Put("containers.0.livenessProbe", null)
        .Put("containers.0.readinessProbe", null)
        .Put("containers.0.startupProbe", null);

    private static void AddInitContainer(JsonObject pod, string? restartPolicy) => pod
        .Put("initContainers", new JsonArray(pod["containers"]![0]!.DeepClone()))
        .Put("initContainers.0.startupProbe", null)
        .Put("initContainers.0.restartPolicy", restartPolicy);

    private static async Task<IEnumerable<string>> ViolationsAsync(string kind, Action<JsonObject> change, bool annotated = true)
    {
        var deployment = (await Damage.OfAsync(Damage.Backend, _ => { })).Single(manifest => $"{manifest["kind"]}" == "Deployment"
            && $"{manifest["metadata"]!["name"]}" == "backend");
        change(deployment.Get(Damage.Pod).AsObject());
        if (!annotated)
        {
            deployment.Put("spec.template.metadata.annotations", null);
        }

        return Damage.OfEach([As(kind, deployment)]);
    }

    // The backend's pod as another kind makes it.
    private static JsonObject As(string kind, JsonObject deployment)
    {
        var manifest = new JsonObject { ["kind"] = kind, ["metadata"] = deployment["metadata"]!.DeepClone() };
        return kind switch
        {
            "Pod" => manifest.Put("spec", deployment.Get(Damage.Pod)),
            "Job" => manifest.Put("spec.template", deployment.Get("spec.template")),
            "CronJob" => manifest.Put("spec.jobTemplate.spec.template", deployment.Get("spec.template")),
            _ => manifest.Put("spec", deployment["spec"]),
        };
    }

    private static IEnumerable<string> Lines(string kind, params string[] texts) => texts.Select(text => $"{kind} backend {text}");
}
