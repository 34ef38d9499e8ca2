using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class MockInputsTests
{
    [Test]
    public async Task A_mock_sees_plain_values_with_numbers_as_double()
    {
        var inputs = await InputsAsync(new ThingArgs { Text = "x", Count = 3, Number = 2.5, Flag = true, Either = "50%" });
        Assert.That(inputs, Is.EquivalentTo(new Dictionary<string, object>
        {
            ["text"] = "x",
            ["count"] = 3.0,
            ["number"] = 2.5,
            ["flag"] = true,
            ["either"] = "50%",
        }));
    }

    [Test]
    public async Task A_mock_sees_lists_and_maps_as_immutable_ones()
    {
        var inputs = await InputsAsync(new ThingArgs { List = { "a", "b" }, Map = { ["k"] = "v" } });
        Assert.That(inputs["list"], Is.EqualTo(ImmutableArray.Create<object>("a", "b")));
        Assert.That(inputs["map"], Is.InstanceOf<ImmutableDictionary<string, object>>());
        Assert.That(((ImmutableDictionary<string, object>)inputs["map"])["k"], Is.EqualTo("v"));
    }

    [Test]
    public async Task Arguments_inside_of_arguments_are_maps_without_what_is_not_set()
    {
        var inputs = await InputsAsync(new ThingArgs
        {
            Part = new ThingPartArgs { Name = "a" },
            Parts = { new ThingPartArgs { Name = "b", Note = "n" } },
        });
        Assert.That(inputs["part"], Is.EquivalentTo(new Dictionary<string, object> { ["name"] = "a" }));
        Assert.That(
            ((ImmutableArray<object>)inputs["parts"])[0],
            Is.EquivalentTo(new Dictionary<string, object> { ["name"] = "b", ["note"] = "n" }));
    }

    [Test]
    public async Task What_is_not_set_or_null_is_not_there() =>
        Assert.That(await InputsAsync(new ThingArgs { Text = Output.Create((string)null!), Flag = false }), Is.EquivalentTo(
            new Dictionary<string, object> { ["flag"] = false }));

    [Test]
    public async Task A_secret_is_seen_as_its_plain_value() =>
        Assert.That((await InputsAsync(new ThingArgs { Text = Output.CreateSecret("x") }))["text"], Is.EqualTo("x"));

    [Test]
    public async Task A_secret_deep_inside_is_seen_as_its_plain_value()
    {
        var inputs = await InputsAsync(new ThingArgs { Part = new ThingPartArgs { Name = Output.CreateSecret("x") } });
        Assert.That(inputs["part"], Is.EquivalentTo(new Dictionary<string, object> { ["name"] = "x" }));
    }

    [Test]
    public async Task A_property_with_something_unknown_inside_is_absent_altogether()
    {
        var inputs = await InputsAsync(
            () => new ThingArgs
            {
                Flag = true,
                Text = OutputUtilities.CreateUnknown("x"),
                List = { "a", OutputUtilities.CreateUnknown("b") },
                Part = new ThingPartArgs { Name = "a", Note = OutputUtilities.CreateUnknown("x") },
            });
        Assert.That(inputs.Keys, Is.EquivalentTo(new[] { "flag" }));
    }

    [Test]
    public async Task Json_is_seen_as_the_values_it_stands_for()
    {
        var inputs = await InputsAsync(new ThingArgs { Json = """{"a":[1,"x",true],"b":{"c":2}}""" });
        var json = (ImmutableDictionary<string, object>)inputs["json"];
        Assert.That(json["a"], Is.EqualTo(ImmutableArray.Create<object>(1.0, "x", true)));
        Assert.That(json["b"], Is.EquivalentTo(new Dictionary<string, object> { ["c"] = 2.0 }));
    }

    [Test]
    public void A_required_argument_that_is_not_given_is_an_error_that_names_it() =>
        Assert.That(
            PulumiProgram.FailureOf(() => _ = new Thing("thing", new ThingArgs { Part = new ThingPartArgs() })),
            Does.Contain("ThingPartArgs.Name is required but was not given a value"));

    [Test]
    public async Task A_mock_sees_type_and_name()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(() => _ = new Thing("thing"), mocks);
        Assert.That((mocks["thing"].Type, mocks["thing"].Name), Is.EqualTo(("test:index:Thing", "thing")));
    }

    private static Task<ImmutableDictionary<string, object>> InputsAsync(ThingArgs args) => InputsAsync(() => args);

    private static async Task<ImmutableDictionary<string, object>> InputsAsync(Func<ThingArgs> args)
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(() => _ = new Thing("thing", args()), mocks, PulumiProgram.Preview);
        return mocks["thing"].Inputs;
    }
}
