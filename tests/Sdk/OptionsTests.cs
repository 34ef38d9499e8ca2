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
            new() { Parent = first, Protect = true, Version = "1", ImportId = "a", DeleteBeforeReplace = true, RetainOnDelete = true },
            new() { Parent = second, Protect = false, Version = "2", ImportId = "b", DeletedWith = first });
        Assert.That(merged.Parent, Is.SameAs(second));
        Assert.That((merged.Protect, merged.Version, merged.ImportId), Is.EqualTo(((bool?)false, "2", "b")));
        Assert.That((merged.DeleteBeforeReplace, merged.RetainOnDelete), Is.EqualTo(((bool?)true, (bool?)true)));
        Assert.That(merged.DeletedWith, Is.SameAs(first));
    }

    [Test]
    public async Task Collections_append()
    {
        var (first, second) = await GroupsAsync();
        ResourceTransformation none = _ => null;
        var merged = CustomResourceOptions.Merge(
            new()
            {
                DependsOn = { first },
                IgnoreChanges = { "a" },
                AdditionalSecretOutputs = { "a" },
                ReplaceOnChanges = { "a" },
                Aliases = { new Alias { Name = "a" } },
                ResourceTransformations = { none },
            },
            new()
            {
                DependsOn = { second },
                IgnoreChanges = { "b" },
                AdditionalSecretOutputs = { "b" },
                ReplaceOnChanges = { "b" },
                Aliases = { new Alias { Name = "b" } },
                ResourceTransformations = { none },
            });
        Output<ImmutableArray<Resource>> dependencies = merged.DependsOn;
        Assert.That(await OutputUtilities.GetValueAsync(dependencies), Is.EqualTo(new[] { first, second }));
        Assert.That(merged.IgnoreChanges, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(merged.AdditionalSecretOutputs, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(merged.ReplaceOnChanges, Is.EqualTo(new[] { "a", "b" }));
        Assert.That((merged.Aliases.Count, merged.ResourceTransformations.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_merge_changes_neither_of_its_arguments()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" } };
        var second = new CustomResourceOptions { IgnoreChanges = { "b" }, Protect = true };
        CustomResourceOptions.Merge(first, second);
        Assert.That(first.IgnoreChanges, Is.EqualTo(new[] { "a" }));
        Assert.That(first.Protect, Is.Null);
        Assert.That(second.IgnoreChanges, Is.EqualTo(new[] { "b" }));
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
            new() { Protect = true, CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1), Update = null, Delete = null } }, new() { Version = "1" });
        Assert.That((merged.Protect, merged.CustomTimeouts!.Create), Is.EqualTo(((bool?)true, (TimeSpan?)TimeSpan.FromMinutes(1))));
    }

    private static async Task<(Group First, Group Second)> GroupsAsync()
    {
        Group? first = null, second = null;
        await PulumiProgram.RunAsync(() => (first, second) = (new Group("first"), new Group("second")));
        return (first!, second!);
    }
}
