using System.Collections.Immutable;
using Moq;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class DeploymentTests
{
    [Test]
    public async Task A_test_gives_all_resources_with_the_stack_first()
    {
        var resources = await Deployment.TestAsync<SmallStack>(new EchoMocks());
        Assert.That(resources[0], Is.InstanceOf<SmallStack>());
        Assert.That(resources.Skip(1).Select(resource => resource.GetResourceName()), Is.EquivalentTo(new[] { "group", "thing" }));
    }

    [Test]
    public async Task The_mock_is_called_for_components_and_not_for_the_stack()
    {
        var mocks = new EchoMocks();
        await Deployment.TestAsync<SmallStack>(mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EquivalentTo(new[] { "group", "thing" }));
    }

    [Test]
    public async Task The_stacks_outputs_are_registered()
    {
        var mocks = new EchoMocks();
        await Deployment.TestAsync<SmallStack>(mocks, PulumiProgram.Update);
        var outputs = mocks.Outputs.Single(request => request.Urn.Contains("pulumi:pulumi:Stack::", StringComparison.Ordinal)).Outputs;
        Assert.That(await OutputUtilities.GetValueAsync(outputs["url"]), Is.EqualTo("http://x"));
    }

    [Test]
    public async Task A_stack_can_come_from_a_service_provider_which_is_asked_inside_of_the_run()
    {
        (Type?, string?) seen = default;
        var services = new Mock<IServiceProvider>();
        services.Setup(provider => provider.GetService(typeof(SmallStack))).Returns((Type asked) =>
        {
            seen = (asked, Deployment.Instance.StackName);
            return new SmallStack();
        });
        var resources = await Deployment.TestWithServiceProviderAsync<SmallStack>(
            new EchoMocks(), services.Object, new TestOptions { StackName = "dev" });
        Assert.That(resources[0], Is.InstanceOf<SmallStack>());
        Assert.That(seen, Is.EqualTo((typeof(SmallStack), "dev")));
    }

    [Test]
    public async Task A_function_is_a_program_whose_stack_is_not_shown()
    {
        var options = new TestOptions();
        var resources = await Deployment.TestAsync(new EchoMocks(), options, () => { _ = new Thing("thing"); });
        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EqualTo(new[] { "thing" }));

        resources = await Deployment.TestAsync(new EchoMocks(), options, async () =>
        {
            await Task.Yield();
            _ = new Thing("late");
        });
        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EqualTo(new[] { "late" }));
    }

    [Test]
    public async Task A_program_knows_what_it_is_part_of()
    {
        (string, string, string, string, bool)? seen = null;
        await PulumiProgram.RunAsync(
            () =>
            {
                var instance = Deployment.Instance;
                seen = (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.RootDirectory, instance.IsDryRun);
            },
            options: new TestOptions
            {
                OrganizationName = "org",
                ProjectName = "shop",
                StackName = "dev",
                RootDirectory = "/shop",
                IsPreview = false,
            });
        Assert.That(seen, Is.EqualTo(("org", "shop", "dev", "/shop", false)));
    }

    [Test]
    public async Task A_test_is_a_preview_of_a_stack_named_stack_unless_it_says_otherwise()
    {
        (string, string, string, bool)? seen = null;
        await PulumiProgram.RunAsync(
            () =>
            {
                var instance = Deployment.Instance;
                seen = (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.IsDryRun);
            },
            options: new TestOptions());
        Assert.That(seen, Is.EqualTo(("organization", "project", "stack", true)));
    }

    [Test]
    public async Task The_run_is_over_for_the_caller_when_the_test_is()
    {
        await PulumiProgram.RunAsync(() => { });
        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Everything_is_awaited_that_a_program_starts()
    {
        var done = new List<string>();
        await PulumiProgram.RunAsync(() =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = "x" });
            _ = thing.Text.Apply(async text =>
            {
                await Task.Delay(50);
                _ = Output.Create(text).Apply(async inner =>
                {
                    await Task.Delay(50);
                    done.Add(inner);
                });
            });
        });
        Assert.That(done, Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public async Task Resources_made_inside_of_apply_are_there_as_well()
    {
        var resources = await PulumiProgram.RunAsync(() =>
        {
            var first = new Thing("first", new ThingArgs { Text = "x" });
            _ = first.Text.Apply(text => new Thing($"second-{text}"));
        });
        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EquivalentTo(new[] { "first", "second-x" }));
    }

    [TestCase(0)]
    [TestCase(50)]
    public async Task Many_resources_that_use_each_other_are_no_problem(int firstTakes)
    {
        var resources = await PulumiProgram.RunAsync(
            () =>
            {
                Input<string> text = "x";
                for (var i = 0; i < 1000; i++)
                    text = new Thing($"thing-{i}", new ThingArgs { Text = text }).Text.Apply(value => value);
            },
            new EchoMocks { Before = args => args.Name == "thing-0" ? Task.Delay(firstTakes) : Task.CompletedTask });
        Assert.That(resources, Has.Length.EqualTo(1000));
        Assert.That(await OutputUtilities.GetValueAsync(((Thing)resources.Last()).Text), Is.EqualTo("x"));
    }

    [Test]
    public async Task Mocks_can_be_made_by_Moq()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (args.Name, args.Inputs));
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        await Deployment.TestAsync<SmallStack>(mocks.Object);
        mocks.Verify(m => m.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Name == "thing")), Times.Once);
    }

    private sealed class SmallStack : Stack
    {
        public SmallStack()
        {
            _ = new Group("group", group => _ = new Thing("thing", null, new() { Parent = group }));
            Url = Output.Create("http://x");
        }

        [Output("url")]
        public Output<string> Url { get; private set; }
    }
}
