using System.Text.Json.Nodes;
using Todo.Infra.Policies;
using static Todo.Tests.Infra.Policies.Damage;

namespace Todo.Tests.Infra.Policies;

internal sealed class ExceptionPoliciesTests
{
    private const string ReadOnly = "read-only-root";
    private const string Reason = "writes its cache beside its program";

    [TestCaseSource(nameof(Breaks))]
    public async Task An_exception_that_is_wrong_is_refused(string manifest, Action<JsonObject> damage, string[] violations) =>
        Assert.That(await ViolationsAsync(manifest, damage), Is.EqualTo(violations));

    [Test]
    public async Task An_exception_silences_one_rule_of_one_object_and_is_listed()
    {
        var manifests = await OfAsync(Backend, json => Excuse(Writable(json).Put($"{Pod}.hostPID", true), ReadOnly, Reason));
        Writable(manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "Deployment frontend"));
        var findings = AppPolicies.Check(manifests);
        Assert.That(findings.Violations.Select(violation => violation.ToString()), Is.EqualTo(new[]
        {
            $"Deployment backend {Texts.HostNamespaces}", $"Deployment frontend {Texts.ReadOnly}",
        }));
        Assert.That(findings.Exceptions, Is.EqualTo(new[] { new PolicyException(Backend, ReadOnly, Reason) }));
    }

    [Test]
    public async Task A_rule_over_the_whole_set_has_exceptions_too()
    {
        var manifests = await OfAsync(
            "Service backend", json => Excuse(json.Put("spec.selector.more", "label"), "service-selector", Reason));
        Assert.That(AppPolicies.Check(manifests).Violations, Is.Empty);
        Assert.That(OfEach(manifests), Is.Empty, "nor does the transform, which cannot judge the rule, refuse the exception");
    }

    [Test]
    public async Task An_exception_from_a_rule_over_the_whole_set_that_is_kept_is_refused()
    {
        var manifests = await OfAsync("Service backend", json => Excuse(json, "service-selector", Reason));
        Assert.That(AppPolicies.Check(manifests).Violations.Select(violation => violation.ToString()), Is.EqualTo(new[]
        {
            $"Service backend {Needless("service-selector")}",
        }));
    }

    [Test]
    public async Task A_preview_that_cannot_judge_a_rule_yet_lets_the_exception_be()
    {
        var backend = (await OfAsync(Backend, json => Excuse(json, "pinned-image", Reason)))
            .Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == Backend);
        var values = Wire.ValuesOf(backend).With("spec.template.spec.containers.*.image", _ => Wire.Unknown());
        Assert.That(
            await PolicyTransform.ViolationsAsync(Wire.ResourceOf("backend", values), isPreview: true, CancellationToken.None), Is.Empty);
    }

    internal static IEnumerable<TestCaseData> Breaks()
    {
        yield return In(Backend, "no reason", json => Excuse(Writable(json), ReadOnly, ""), Unreasoned);
        yield return In(Backend, "a blank reason", json => Excuse(Writable(json), ReadOnly, " "), Unreasoned);
        yield return In(
            Backend, "a mistyped id", json => Excuse(Writable(json), "read-only-rot", Reason), Texts.ReadOnly,
            Unknown("read-only-rot; did you mean read-only-root?"));
        yield return In(Backend, "an unheard-of id", json => Excuse(json, "xyz", Reason), Unknown("xyz."));
        yield return In(
            Backend, "from a rule about exceptions", json => Excuse(json, "exception-needed", Reason), Unknown("exception-needed."));
        yield return In(Backend, "a rule that is kept", json => Excuse(json, ReadOnly, Reason), Needless(ReadOnly));
        yield return In(
            Backend,
            "two exceptions, one of which is needed",
            json => Excuse(Excuse(Writable(json), ReadOnly, Reason), "seccomp", Reason),
            Needless("seccomp"));
    }

    private static string Unreasoned =>
        "breaks the rule exception-reason: says why it is an exception. "
        + "Write the reason as the value of the annotation exception.todo/read-only-root.";

    private static string Unknown(string end) =>
        "breaks the rule exception-known: is an exception from a rule that there is. "
        + $"Write the id of a rule of docs/policies.md after the slash of the annotation exception.todo/{end}";

    private static string Needless(string id) =>
        $"breaks the rule exception-needed: is an exception from a rule that it breaks. Remove the annotation exception.todo/{id}.";

    private static JsonObject Writable(JsonObject manifest) =>
        manifest.Put($"{Container}.securityContext.readOnlyRootFilesystem", false);

    // Its key has a dot, which a path has not.
    private static JsonObject Excuse(JsonObject manifest, string id, string reason)
    {
        var annotations = manifest["metadata"]!["annotations"] ??= new JsonObject();
        annotations[$"exception.todo/{id}"] = reason;
        return manifest;
    }
}
