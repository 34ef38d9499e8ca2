using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class ResourceTests
{
    [Test]
    public async Task A_resource_knows_its_type_and_name()
    {
        var resources = await PulumiProgram.RunAsync(() => _ = new Thing("thing"));
        Assert.That((resources[0].GetResourceType(), resources[0].GetResourceName()), Is.EqualTo(("test:index:Thing", "thing")));
    }

    [Test]
    public void A_resource_needs_a_name() => Assert.That(PulumiProgram.FailureOf(() => _ = new Thing("")), Does.Contain("name"));

    [Test]
    public void There_are_no_resources_outside_of_a_program() =>
        Assert.That(() => new Thing("thing"), Throws.InvalidOperationException);

    [Test]
    public async Task A_urn_names_stack_project_types_and_name()
    {
        Thing? thing = null;
        await PulumiProgram.RunAsync(() => thing = new Thing("thing"), options: new() { ProjectName = "shop", StackName = "dev" });
        Assert.That(
            await OutputUtilities.GetValueAsync(thing!.Urn),
            Is.EqualTo("urn:pulumi:dev::shop::pulumi:pulumi:Stack$test:index:Thing::thing"));
    }

    [Test]
    public async Task A_component_is_registered_before_what_is_in_it()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "group" ? 50 : 0) };
        await PulumiProgram.RunAsync(() => _ = new Group("group", group => _ = new Thing("thing", null, new() { Parent = group })), mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EqualTo(new[] { "group", "thing" }));
    }

    [Test]
    public async Task A_component_without_an_id_from_the_mock_is_fine()
    {
        var mocks = new EchoMocks { Id = _ => null };
        await PulumiProgram.RunAsync(() => _ = new Group("group"), mocks);
        Assert.That(mocks["group"].Type, Is.EqualTo("test:index:Group"));
    }

    [Test]
    public async Task RegisterOutputs_without_arguments_exports_the_properties_marked_as_outputs()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
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
    public void An_output_property_of_a_resource_needs_a_setter() =>
        Assert.That(PulumiProgram.FailureOf(() => _ = new SealedThing("sealed")), Does.Contain("SealedThing.Text"));

    [Test]
    public async Task An_output_property_of_a_component_is_left_as_the_component_sets_it()
    {
        var mocks = new EchoMocks { State = _ => new Dictionary<string, object> { ["initial"] = "the mock's", ["later"] = "the mock's" } };
        SelfMade? component = null;
        await PulumiProgram.RunAsync(() => component = new SelfMade("component"), mocks);
        Assert.That(await OutputUtilities.GetValueAsync(component!.Initial), Is.EqualTo("the component's"));
        Assert.That(await OutputUtilities.GetValueAsync(component.Later), Is.EqualTo("set in the constructor"));
        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::component", StringComparison.Ordinal)).Outputs;
        Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "initial", "later" }));
        Assert.That(await OutputUtilities.GetValueAsync(outputs["initial"]), Is.EqualTo("the component's"));
        Assert.That(await OutputUtilities.GetValueAsync(outputs["later"]), Is.EqualTo("set in the constructor"));
    }

    [Test]
    public async Task A_resource_is_created_after_those_it_depends_on()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "first" ? 50 : 0) };
        await PulumiProgram.RunAsync(
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
        await PulumiProgram.RunAsync(
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

    private sealed class SealedThing(string name) : CustomResource("test:index:Thing", name, null)
    {
        [Output("text")]
        public Output<string>? Text { get; }
    }

    private sealed class SelfMade : ComponentResource
    {
        public SelfMade(string name)
            : base("test:index:SelfMade", name)
        {
            Later = Output.Create("set in the constructor");
            RegisterOutputs();
        }

        [Output("initial")]
        public Output<string> Initial { get; } = Output.Create("the component's");

        [Output("later")]
        public Output<string> Later { get; private set; }
    }
}
