using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class OptionsTests
{
    [Test]
    public async Task The_second_options_win_for_single_values()
    {
        var (first, second) = await GroupsAsync();
        var merged = CustomResourceOptions.Merge(
            new() { Parent = first, Protect = true, RetainOnDelete = true },
            new() { Parent = second, Protect = false });
        Assert.That(merged.Parent, Is.SameAs(second));
        Assert.That((merged.Protect, merged.RetainOnDelete), Is.EqualTo(((bool?)false, (bool?)true)));
    }

    [Test]
    public async Task Collections_append()
    {
        var (first, second) = await GroupsAsync();
        ResourceTransformation none = _ => null;
        ResourceTransform untold = (_, _) => Task.FromResult<ResourceTransformResult?>(null);
        var merged = CustomResourceOptions.Merge(
            new()
            {
                DependsOn = { first },
                AdditionalSecretOutputs = { "a" },
                ResourceTransforms = { untold },
                ResourceTransformations = { none },
            },
            new()
            {
                DependsOn = { second },
                AdditionalSecretOutputs = { "b" },
                ResourceTransforms = { untold },
                ResourceTransformations = { none },
            });
        Output<ImmutableArray<Resource>> dependencies = merged.DependsOn;
        Assert.That(await OutputUtilities.GetValueAsync(dependencies), Is.EqualTo(new[] { first, second }));
        Assert.That(merged.AdditionalSecretOutputs, Is.EqualTo(new[] { "a", "b" }));
        Assert.That((merged.ResourceTransformations.Count, merged.ResourceTransforms.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_merge_changes_neither_of_its_arguments()
    {
        var first = new CustomResourceOptions { AdditionalSecretOutputs = { "a" } };
        var second = new CustomResourceOptions { AdditionalSecretOutputs = { "b" }, Protect = true };
        CustomResourceOptions.Merge(first, second);
        Assert.That(first.AdditionalSecretOutputs, Is.EqualTo(new[] { "a" }));
        Assert.That(first.Protect, Is.Null);
        Assert.That(second.AdditionalSecretOutputs, Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void A_merge_takes_what_there_is()
    {
        Assert.That(CustomResourceOptions.Merge(null, new() { Protect = true }).Protect, Is.True);
        Assert.That(ComponentResourceOptions.Merge(new() { Protect = true }, null).Protect, Is.True);
        Assert.That(ComponentResourceOptions.Merge(null, null).Parent, Is.Null);
    }

    [Test]
    public async Task A_merge_of_components_keeps_the_last_provider_of_a_package()
    {
        Pulumi.Kubernetes.Provider? first = null, second = null;
        Pulumi.Docker.Provider? docker = null;
        await PulumiProgram.RunAsync(() =>
        {
            first = new Pulumi.Kubernetes.Provider("first");
            second = new Pulumi.Kubernetes.Provider("second");
            docker = new Pulumi.Docker.Provider("docker");
        });
        var merged = ComponentResourceOptions.Merge(new() { Providers = { first!, docker! } }, new() { Providers = { second! } });
        Assert.That(merged.Providers, Is.EquivalentTo(new ProviderResource[] { docker!, second! }));
    }

    [Test]
    public void A_merge_keeps_what_only_the_first_has()
    {
        var merged = ComponentResourceOptions.Merge(
            new() { Protect = true, CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1), Update = null, Delete = null } },
            new() { RetainOnDelete = true });
        Assert.That((merged.Protect, merged.CustomTimeouts!.Create), Is.EqualTo(((bool?)true, (TimeSpan?)TimeSpan.FromMinutes(1))));
    }

    private static async Task<(Group First, Group Second)> GroupsAsync()
    {
        Group? first = null, second = null;
        await PulumiProgram.RunAsync(() => (first, second) = (new Group("first"), new Group("second")));
        return (first!, second!);
    }
}
