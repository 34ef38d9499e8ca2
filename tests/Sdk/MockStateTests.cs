using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class MockStateTests
{
    [Test]
    public async Task The_state_that_a_mock_gives_becomes_the_outputs()
    {
        var thing = await ThingAsync(new Dictionary<string, object>
        {
            ["text"] = "x",
            ["count"] = 3,
            ["list"] = ImmutableArray.Create<object>("a", "b"),
        });
        Assert.That(await OutputUtilities.GetValueAsync(thing.Text), Is.EqualTo("x"));
        Assert.That(await OutputUtilities.GetValueAsync(thing.Count), Is.EqualTo(3));
        Assert.That(await OutputUtilities.GetValueAsync(thing.List), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Any_dictionary_is_a_state()
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object>();
        builder["text"] = "x";
        foreach (var state in new object[] { builder, builder.ToImmutable(), new Dictionary<string, object> { ["text"] = "x" } })
            Assert.That(await OutputUtilities.GetValueAsync((await ThingAsync(state)).Text), Is.EqualTo("x"));
    }

    [Test]
    public void A_state_that_is_no_dictionary_is_an_error() => Assert.That(
        PulumiProgram.FailureOf(() => _ = new Thing("thing"), new EchoMocks { State = _ => "x" }),
        Does.Contain("System.String"));

    [Test]
    public async Task An_output_that_the_state_does_not_have_is_unknown_in_a_preview()
    {
        var thing = await PulumiProgram.InPreviewAsync(() => new Thing("thing"));
        Assert.That(await OutputUtilities.GetIsKnownAsync(thing.Text), Is.False);
    }

    [Test]
    public async Task An_output_that_the_state_does_not_have_is_its_default_in_an_update()
    {
        var thing = await ThingAsync(ImmutableDictionary<string, object>.Empty);
        Assert.That(await OutputUtilities.GetIsKnownAsync(thing.Text));
        Assert.That(await OutputUtilities.GetValueAsync(thing.Text), Is.Null);
        Assert.That(await OutputUtilities.GetValueAsync(thing.Count), Is.Zero);
    }

    [Test]
    public async Task An_output_is_secret_if_the_state_says_so()
    {
        var thing = await ThingAsync(new Dictionary<string, object> { ["text"] = Output.CreateSecret("x") });
        Assert.That(await Output.IsSecretAsync(thing.Text));
        Assert.That(await OutputUtilities.GetValueAsync(thing.Text), Is.EqualTo("x"));
    }

    [Test]
    public async Task An_output_depends_on_its_resource()
    {
        var thing = await ThingAsync(new Dictionary<string, object> { ["text"] = "x" });
        Assert.That(await OutputUtilities.GetDependenciesAsync(thing.Text), Is.EquivalentTo(new[] { thing }));
        Assert.That(await OutputUtilities.GetDependenciesAsync(thing.Id), Is.EquivalentTo(new[] { thing }));
    }

    [Test]
    public async Task The_id_is_the_one_that_the_mock_gives()
    {
        var thing = await ThingAsync(ImmutableDictionary<string, object>.Empty);
        Assert.That(await OutputUtilities.GetValueAsync(thing.Id), Is.EqualTo("thing-id"));
    }

    [Test]
    public async Task A_resource_without_an_id_has_an_unknown_one()
    {
        var thing = await PulumiProgram.InPreviewAsync(() => new Thing("thing"), new EchoMocks { Id = _ => null });
        Assert.That(await OutputUtilities.GetIsKnownAsync(thing.Id), Is.False);
    }

    [Test]
    public async Task Inputs_that_a_mock_gives_back_become_typed_outputs()
    {
        Service? service = null;
        await PulumiProgram.RunAsync(() => service = new Service("web", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Labels = { ["app"] = "web" } },
            Spec = new ServiceSpecArgs { Ports = { new ServicePortArgs { Port = 80, TargetPort = "http" } } },
        }));
        var metadata = await OutputUtilities.GetValueAsync(service!.Metadata);
        var port = (await OutputUtilities.GetValueAsync(service.Spec)).Ports.Single();
        Assert.That((metadata.Name, metadata.Labels["app"]), Is.EqualTo(("web", "web")));
        Assert.That((port.Port, port.TargetPort.AsT1), Is.EqualTo((80, "http")));
        Assert.That(await OutputUtilities.GetValueAsync(service.Kind), Is.EqualTo("Service"));
    }

    [Test]
    public async Task A_resource_that_uses_an_output_is_created_after_the_one_that_gives_it()
    {
        var mocks = new EchoMocks { Before = args => Task.Delay(args.Name == "first" ? 50 : 0) };
        await PulumiProgram.RunAsync(
            () =>
            {
                var first = new Thing("first", new ThingArgs { Text = "x" });
                _ = new Thing("second", new ThingArgs { Text = first.Text.Apply(text => $"{text}y") });
            },
            mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(mocks["second"].Inputs["text"], Is.EqualTo("xy"));
    }

    private static async Task<Thing> ThingAsync(object state)
    {
        Thing? thing = null;
        await PulumiProgram.RunAsync(() => thing = new Thing("thing"), new EchoMocks { State = _ => state });
        return thing!;
    }
}
