using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

internal sealed class PolicyTransformTests
{
    private const string Image = "spec.template.spec.containers.*.image";
    private const string Annotations = "spec.template.metadata.annotations";

    // Each alone and all together; a path that a manifest has not is skipped.
    private static readonly string[][] UnknownPlaces =
    [
        [Image],
        [$"{Annotations}.todo/secret-hash"],
        [$"{Annotations}.todo/config-hash"],
        [Annotations],
        ["metadata.namespace"],
        ["metadata.name"],
        ["stringData.DATABASE_PASSWORD"],
        [Image, $"{Annotations}.todo/secret-hash", "metadata.namespace"],
        ["metadata", "spec", "data", "stringData"],
    ];

    private static IEnumerable<TestCaseData> Breaks =>
    [
        .. NamingPoliciesTests.Breaks(),
        .. PodSecurityPoliciesTests.Breaks(),
        .. PodPoliciesTests.Breaks(),
        .. ContainerPoliciesTests.Breaks(),
        .. WorkloadPoliciesTests.Breaks(),
        .. ReferenceTests.Breaks(),
        .. SecretPoliciesTests.Breaks(),
        .. AccessPoliciesTests.Breaks(),
        .. ExceptionPoliciesTests.Breaks(),
    ];

    [Test]
    public async Task The_stacks_keep_every_rule(
        [ValueSource(typeof(Stacks), nameof(Stacks.All))] string stack, [Values] bool isPreview)
    {
        var resources = (await Stacks.EvaluateAsync(stack)).Manifests.Select(Wire.ResourceOf).ToList();
        Assert.That(await ViolationsAsync(resources, isPreview), Is.Empty);
    }

    [Test]
    public async Task What_a_preview_does_not_know_yet_breaks_no_rule_in_it(
        [ValueSource(typeof(Stacks), nameof(Stacks.All))] string stack, [ValueSource(nameof(UnknownPlaces))] string[] places)
    {
        var resources = (await Stacks.EvaluateAsync(stack)).Manifests.Select(manifest => Wire.ResourceOf("some", places.Aggregate(
            Wire.ValuesOf(manifest), (values, place) => values.With(place, _ => Wire.Unknown())))).ToList();
        Assert.That(await ViolationsAsync(resources, isPreview: true), Is.Empty);
    }

    [TestCaseSource(nameof(Breaks))]
    public async Task What_is_damaged_is_told_in_previews_and_updates(string manifest, Action<JsonObject> damage, string[] violations)
    {
        var name = manifest.Split(' ')[1];
        var lines = violations.Select(text => text.Replace("without a name", name));
        var damaged = (await Damage.OfAsync(manifest, damage)).Select(json => Wire.ResourceOf(name, Wire.ValuesOf(json))).ToList();
        Assert.That(await ViolationsAsync(damaged, isPreview: true), Is.EqualTo(lines));
        Assert.That(await ViolationsAsync(damaged, isPreview: false), Is.EqualTo(lines));
    }

    [Test]
    public async Task A_rule_is_broken_in_a_preview_by_what_is_known()
    {
        var values = (await BackendAsync(json => json.Put("spec.template.spec.hostPID", true))).With(Image, _ => Wire.Unknown());
        Assert.That(await ViolationsAsync(values, isPreview: true), Is.EqualTo(new[] { $"Deployment backend {Texts.HostNamespaces}" }));
    }

    [Test]
    public async Task A_value_that_an_update_does_not_know_is_not_trusted()
    {
        var values = (await BackendAsync()).With(Image, _ => Wire.Unknown());
        Assert.That(await ViolationsAsync(values, isPreview: false), Is.EqualTo(new[] { $"Deployment backend {Texts.Image}" }));
    }

    [Test]
    public async Task A_known_output_is_judged_by_its_value()
    {
        var values = (await BackendAsync())
            .With(Image, _ => Output.CreateSecret("api:latest"))
            .With("spec.template.spec.securityContext", security => Output.Create((ImmutableDictionary<string, object?>)security!))
            .With("spec.template.spec.volumes", volumes => Output.CreateSecret((ImmutableArray<object?>)volumes!))
            .With("spec.template.spec.terminationGracePeriodSeconds", _ => Output.Create(29.0));
        string[] texts = [$"Deployment backend {Texts.Grace}", $"Deployment backend {Texts.Image}"];
        Assert.That(await ViolationsAsync(values, isPreview: true), Is.EqualTo(texts));
    }

    [Test]
    public async Task A_secret_name_is_not_told()
    {
        var values = (await BackendAsync()).With("metadata.name", _ => Output.CreateSecret("Top_Secret"));
        Assert.That(
            await ViolationsAsync([Wire.ResourceOf("logical", values)], isPreview: true),
            Is.EqualTo(new[] { $"Deployment logical {Texts.Name}" }));
    }

    [TestCase("pulumi:providers:kubernetes")]
    [TestCase("todo:component:WebService")]
    [TestCase("kubernetes:helm.sh/v3:Release")]
    public async Task What_is_no_manifest_is_let_be(string type)
    {
        var values = ImmutableDictionary<string, object?>.Empty.Add("context", Wire.Unknown());
        var resource = new ResourceTransformArgs("cluster", type, true, values, new CustomResourceOptions());
        Assert.That(await ViolationsAsync([resource], isPreview: false), Is.Empty);
    }

    [Test]
    public async Task Another_provider_s_kind_is_no_manifest()
    {
        var resource = new ResourceTransformArgs("image", "docker:index/image:Image", true, await BackendAsync(
            json => json.Put("metadata.namespace", null)), new CustomResourceOptions());
        Assert.That(await ViolationsAsync([resource], isPreview: false), Is.Empty);
    }

    [Test]
    public async Task A_wait_for_values_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        var values = (await BackendAsync()).With(Image, _ => Output.Create(new TaskCompletionSource<string>().Task));
        var waiting = PolicyTransform.ViolationsAsync(Wire.ResourceOf("backend", values), isPreview: false, stopped.Token);
        await stopped.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<ImmutableDictionary<string, object?>> BackendAsync(Action<JsonObject>? damage = null)
    {
        var backend = (await Damage.OfAsync(Damage.Backend, damage ?? (_ => { })))
            .Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == Damage.Backend);
        return Wire.ValuesOf(backend);
    }

    private static Task<List<string>> ViolationsAsync(ImmutableDictionary<string, object?> values, bool isPreview) =>
        ViolationsAsync([Wire.ResourceOf("backend", values)], isPreview);

    private static async Task<List<string>> ViolationsAsync(IEnumerable<ResourceTransformArgs> resources, bool isPreview)
    {
        var told = new List<string>();
        foreach (var resource in resources)
        {
            var violations = await PolicyTransform.ViolationsAsync(resource, isPreview, CancellationToken.None);
            told.AddRange(violations.Select(violation => violation.ToString()));
        }

        return told;
    }
}
