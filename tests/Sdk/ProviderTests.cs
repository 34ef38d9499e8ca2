using NUnit.Framework;
using Pulumi;
using Pulumi.Random;

namespace Todo.Tests.Sdk;

/// <summary>Which provider makes a resource, as a mock is told.</summary>
public sealed class ProviderTests
{
    // A provider's URN and id.
    private const string ClusterReference =
        "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:kubernetes::cluster::cluster-id";

    [Test]
    public async Task A_provider_is_used_where_it_is_given()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                var cluster = new Pulumi.Kubernetes.Provider("cluster");
                _ = new Pulumi.Kubernetes.Core.V1.Namespace("with", null, new() { Provider = cluster });
                _ = new Pulumi.Kubernetes.Core.V1.Namespace("without");
            },
            mocks);
        Assert.That(mocks["with"].Provider, Is.EqualTo(ClusterReference));
        Assert.That(mocks["without"].Provider, Is.Empty);
    }

    [Test]
    public async Task The_provider_of_a_component_is_used_by_everything_of_its_package_below()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                var cluster = new Pulumi.Kubernetes.Provider("cluster");
                _ = new Group(
                    "outer",
                    outer => _ = new Group(
                        "inner",
                        inner =>
                        {
                            _ = new Pulumi.Kubernetes.Core.V1.Namespace("namespace", null, new() { Parent = inner });
                            _ = new RandomPassword("password", new() { Length = 8 }, new() { Parent = inner });
                        },
                        new() { Parent = outer }),
                    new() { Providers = { cluster } });
            },
            mocks);
        Assert.That(mocks["namespace"].Provider, Is.EqualTo(ClusterReference));
        Assert.That(mocks["password"].Provider, Is.Empty);
    }

    [Test]
    public async Task A_component_inside_of_another_can_use_another_provider()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                var outside = new ComponentResourceOptions { Providers = { new Pulumi.Kubernetes.Provider("outside") } };
                _ = new Group(
                    "outer",
                    outer =>
                    {
                        _ = new Pulumi.Kubernetes.Core.V1.Namespace("above", null, new() { Parent = outer });
                        _ = new Group(
                            "inner",
                            inner => _ = new Pulumi.Kubernetes.Core.V1.Namespace("below", null, new() { Parent = inner }),
                            new() { Parent = outer, Providers = { new Pulumi.Kubernetes.Provider("cluster") } });
                    },
                    outside);
            },
            mocks);
        Assert.That(mocks["above"].Provider, Does.EndWith("::outside::outside-id"));
        Assert.That(mocks["below"].Provider, Is.EqualTo(ClusterReference));
    }

    [Test]
    public async Task The_reference_of_a_provider_without_an_id_has_a_stand_in_for_it()
    {
        var mocks = new EchoMocks { Id = _ => null };
        await PulumiProgram.RunAsync(
            () => _ = new Pulumi.Kubernetes.Core.V1.Namespace("with", null, new() { Provider = new Pulumi.Kubernetes.Provider("cluster") }),
            mocks,
            PulumiProgram.Preview);
        Assert.That(mocks["with"].Provider, Is.EqualTo(ClusterReference.Replace("cluster-id", "04da6b54-80e4-46f7-96ec-b56ff0331ba9")));
    }

    [Test]
    public async Task A_single_provider_of_a_component_counts_as_well()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                var options = new ComponentResourceOptions { Provider = new Pulumi.Kubernetes.Provider("cluster") };
                _ = new Group(
                    "group",
                    group => _ = new Pulumi.Kubernetes.Core.V1.Namespace("namespace", null, new() { Parent = group }),
                    options);
            },
            mocks);
        Assert.That(mocks["namespace"].Provider, Is.EqualTo(ClusterReference));
    }

    [Test]
    public void A_component_takes_either_one_provider_or_several() =>
        Assert.That(
            PulumiProgram.FailureOf(() =>
            {
                var cluster = new Pulumi.Kubernetes.Provider("cluster");
                _ = new Group("group", null, new() { Provider = cluster, Providers = { cluster } });
            }),
            Does.Contain("'provider' and 'providers'"));
}
