using NUnit.Framework;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace Todo.Tests.Embedded;

public sealed class ResourceTests
{
    // A provider's URN and id.
    private const string ClusterReference =
        "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:kubernetes::cluster::cluster-id";

    [Test]
    public async Task A_resource_knows_its_type_and_name()
    {
        var resources = await Program.RunAsync(() => _ = new Thing("thing"));
        Assert.That((resources[0].GetResourceType(), resources[0].GetResourceName()), Is.EqualTo(("test:index:Thing", "thing")));
    }

    [Test]
    public void A_resource_needs_a_name() => Assert.That(Program.FailureOf(() => _ = new Thing("")), Does.Contain("name"));

    [Test]
    public void There_are_no_resources_outside_of_a_program() =>
        Assert.That(() => new Thing("thing"), Throws.InvalidOperationException);

    [Test]
    public async Task A_urn_names_stack_project_types_and_name()
    {
        Thing? thing = null;
        await Program.RunAsync(() => thing = new Thing("thing"), options: new() { ProjectName = "shop", StackName = "dev" });
        Assert.That(await OutputUtilities.GetValueAsync(thing!.Urn), Is.EqualTo("urn:pulumi:dev::shop::pulumi:pulumi:Stack$test:index:Thing::thing"));
    }

    [Test]
    public async Task A_urn_can_be_worked_out_for_any_resource()
    {
        var (root, child) = await Program.InPreviewAsync(() => (
            Urn.Create("a", "test:index:Thing"),
            Urn.Create("b", "test:index:Thing", parentUrn: "urn:pulumi:stack::project::test:index:Group::g", project: "ignored")));
        Assert.That(await OutputUtilities.GetValueAsync(root), Is.EqualTo("urn:pulumi:stack::project::test:index:Thing::a"));
        Assert.That(await OutputUtilities.GetValueAsync(child), Is.EqualTo("urn:pulumi:stack::project::test:index:Group$test:index:Thing::b"));
    }

    [Test]
    public async Task A_component_is_registered_before_what_is_in_it()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "group" ? 50 : 0) };
        await Program.RunAsync(() => _ = new Group("group", group => _ = new Thing("thing", null, new() { Parent = group })), mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EqualTo(new[] { "group", "thing" }));
    }

    [Test]
    public async Task A_component_without_an_id_from_the_mock_is_fine()
    {
        var mocks = new EchoMocks { Id = _ => null };
        await Program.RunAsync(() => _ = new Group("group"), mocks);
        Assert.That(mocks["group"].Type, Is.EqualTo("test:index:Group"));
    }

    [Test]
    public async Task RegisterOutputs_without_arguments_exports_the_properties_marked_as_outputs()
    {
        var mocks = new EchoMocks();
        await Program.RunAsync(
            () => _ = new Group("group", group =>
            {
                group.Address = Output.Create("here");
                group.Plain = Output.CreateSecret("x");
            }),
            mocks);
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::group", StringComparison.Ordinal)).Outputs;
        Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "address", "Plain" }));
        Assert.That(await OutputUtilities.GetValueAsync(outputs["address"]), Is.EqualTo("here"));
        Assert.That(await Output.IsSecretAsync(outputs["Plain"]));
    }

    [Test]
    public void An_output_property_needs_a_setter() => Assert.That(Program.FailureOf(() => _ = new Sealed("sealed")), Does.Contain("Sealed.Address"));

    [Test]
    public async Task A_resource_is_created_after_those_it_depends_on()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "first" ? 50 : 0) };
        await Program.RunAsync(
            () =>
            {
                var first = new Thing("first");
                _ = new Thing("second", null, new() { DependsOn = { first } });
            },
            mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task To_depend_on_a_component_is_to_depend_on_everything_in_it()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "deep" ? 50 : 0) };
        await Program.RunAsync(
            () =>
            {
                var outer = new Group("outer", outer => _ = new Group(
                    "inner",
                    inner => _ = new Thing("deep", null, new() { Parent = inner }),
                    new() { Parent = outer }));
                _ = new Thing("second", null, new() { DependsOn = { outer } });
            },
            mocks);
        Assert.That(mocks.Created.Last().Name, Is.EqualTo("second"));
    }

    [Test]
    public async Task A_provider_is_used_where_it_is_given()
    {
        var mocks = new EchoMocks();
        await Program.RunAsync(
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
        await Program.RunAsync(
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
        await Program.RunAsync(
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
        await Program.RunAsync(
            () => _ = new Pulumi.Kubernetes.Core.V1.Namespace("with", null, new() { Provider = new Pulumi.Kubernetes.Provider("cluster") }),
            mocks,
            Program.Preview);
        Assert.That(mocks["with"].Provider, Is.EqualTo(ClusterReference.Replace("cluster-id", "04da6b54-80e4-46f7-96ec-b56ff0331ba9")));
    }

    [Test]
    public async Task A_single_provider_of_a_component_counts_as_well()
    {
        var mocks = new EchoMocks();
        await Program.RunAsync(
            () =>
            {
                var options = new ComponentResourceOptions { Provider = new Pulumi.Kubernetes.Provider("cluster") };
                _ = new Group("group", group => _ = new Pulumi.Kubernetes.Core.V1.Namespace("namespace", null, new() { Parent = group }), options);
            },
            mocks);
        Assert.That(mocks["namespace"].Provider, Is.EqualTo(ClusterReference));
    }

    [Test]
    public void A_component_takes_either_one_provider_or_several() =>
        Assert.That(
            Program.FailureOf(() =>
            {
                var cluster = new Pulumi.Kubernetes.Provider("cluster");
                _ = new Group("group", null, new() { Provider = cluster, Providers = { cluster } });
            }),
            Does.Contain("'provider' and 'providers'"));

    [Test]
    public async Task A_transformation_changes_arguments_and_sees_the_parent()
    {
        var mocks = new EchoMocks();
        Resource? parent = null;
        ResourceTransformation transformation = args =>
        {
            if (args.Resource is not Thing)
                return null;
            parent = args.Options.Parent;
            return new ResourceTransformationResult(new ThingArgs { Text = "changed" }, args.Options);
        };
        Group? group = null;
        await Program.RunAsync(
            () => group = new Group(
                "group",
                self => _ = new Thing("thing", new ThingArgs { Text = "given" }, new() { Parent = self }),
                new() { ResourceTransformations = { transformation } }),
            mocks);
        Assert.That(mocks["thing"].Inputs["text"], Is.EqualTo("changed"));
        Assert.That(parent, Is.SameAs(group));
    }

    [Test]
    public async Task Transformations_run_from_the_inside_out_and_the_stacks_reach_everything()
    {
        var mocks = new EchoMocks();
        await Deployment.TestAsync<TransformingStack>(mocks, Program.Update);
        Assert.That(mocks["thing"].Inputs["text"], Is.EqualTo("given, own, group, stack"));
        Assert.That(mocks["other"].Inputs["text"], Is.EqualTo("given, stack"));
    }

    [Test]
    public void A_transformation_may_not_change_the_parent() =>
        Assert.That(
            Program.FailureOf(() =>
            {
                var group = new Group("group");
                ResourceTransformation adopt = args => new(args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Parent = group }));
                _ = new Thing("thing", null, new() { ResourceTransformations = { adopt } });
            }),
            Does.Contain("parent"));

    private sealed class Sealed(string name) : ComponentResource("test:index:Sealed", name)
    {
        [Output("address")]
        public Output<string>? Address { get; }
    }

    private static ResourceTransformation Append(string text) => args => args.Args is ThingArgs thing
        ? new(new ThingArgs { Text = Output.Format($"{thing.Text}, {text}") }, args.Options)
        : null;

    private sealed class TransformingStack : Stack
    {
        public TransformingStack()
            : base(new StackOptions { ResourceTransformations = { Append("stack") } })
        {
            _ = new Group(
                "group",
                group => _ = new Thing(
                    "thing", new ThingArgs { Text = "given" }, new() { Parent = group, ResourceTransformations = { Append("own") } }),
                new() { ResourceTransformations = { Append("group") } });
            _ = new Thing("other", new ThingArgs { Text = "given" });
        }
    }
}
