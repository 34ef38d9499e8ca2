using Moq;
using Pulumi;
using Pulumi.Testing;
using Todo.Infra.Policies;

namespace Todo.Tests.Infra.Policies;

/// <summary>Calls the transform as the engine does for every resource.</summary>
internal sealed class PolicyTellingTests
{
    private static readonly string[] Violations =
        [$"Deployment backend {Texts.HostNamespaces}", $"Deployment backend {Texts.Root}", $"Deployment frontend {Texts.Account}"];

    [Test]
    public async Task A_preview_tells_all_violations_and_fails()
    {
        var (refused, told) = await RunAsync(isPreview: true);
        Assert.That(refused, Is.Empty);
        Assert.That(told, Is.EqualTo(Violations));
    }

    [Test]
    public async Task An_update_tells_a_violation_and_does_not_apply_what_breaks_it()
    {
        var (refused, told) = await RunAsync(isPreview: false);
        Assert.That(refused, Is.EqualTo(new[]
        {
            "Deployment backend is not applied, as it breaks a rule of infra/Policies.",
            "Deployment frontend is not applied, as it breaks a rule of infra/Policies.",
        }));
        Assert.That(told, Is.EqualTo(Violations));
    }

    [Test]
    public async Task What_keeps_every_rule_is_left_as_it_is([Values] bool isPreview)
    {
        var manifests = await Damage.OfAsync(Damage.Backend, _ => { });
        var results = new List<ResourceTransformResult?>();
        var told = await ToldAsync(isPreview, async transform =>
        {
            foreach (var manifest in manifests)
            {
                results.Add(await transform(Wire.ResourceOf(manifest)));
            }
        });
        Assert.That(told, Is.Empty);
        Assert.That(results, Is.EqualTo(new ResourceTransformResult?[manifests.Count]));
    }

    // What is logged as an error fails the run, whose caller is told the first one.
    [Test]
    public async Task Under_Pulumi_what_is_told_is_an_error_of_the_run()
    {
        var manifests = await Damage.OfAsync(Damage.Backend, json => json.Put("spec.template.spec.hostPID", true));
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            Mock.Of<IMocks>(),
            new TestOptions { IsPreview = true },
            async () =>
            {
                foreach (var manifest in manifests)
                {
                    await PolicyTransform.RefuseAsync(Wire.ResourceOf(manifest), CancellationToken.None);
                }
            }));
        Assert.That(error!.Message, Is.EqualTo($"Deployment backend {Texts.HostNamespaces}"));
    }

    private static async Task<(List<string> Refused, string[] Told)> RunAsync(bool isPreview)
    {
        var manifests = await Damage.OfAsync(
            Damage.Backend, json => json.Put("spec.template.spec.hostPID", true).Put("spec.template.spec.securityContext.runAsUser", 0L));
        manifests.Single(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}" == "Deployment frontend")
            .Put("spec.template.spec.serviceAccountName", null);
        var refused = new List<string>();
        var told = await ToldAsync(isPreview, async transform =>
        {
            foreach (var manifest in manifests)
            {
                try
                {
                    await transform(Wire.ResourceOf(manifest));
                }
                catch (RunException exception)
                {
                    refused.Add(exception.Message);
                }
            }
        });
        return (refused, told);
    }

    private static async Task<string[]> ToldAsync(bool isPreview, Func<ResourceTransform, Task> run)
    {
        var told = new List<string>();
        await run((resource, cancellation) => PolicyTransform.RefuseAsync(resource, isPreview, told.Add, cancellation));
        return [.. told];
    }
}
