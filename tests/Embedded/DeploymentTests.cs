using System.Collections.Immutable;
using Moq;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Todo.Tests.Embedded;

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
        await Deployment.TestAsync<SmallStack>(mocks, Program.Update);
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
    public void A_service_provider_without_the_stack_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestWithServiceProviderAsync<SmallStack>(new EchoMocks(), new Services(() => null)))!.Message,
        Does.Contain(typeof(SmallStack).ToString()));

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
    public async Task A_function_can_give_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new EchoMocks(), new TestOptions(), () =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = "x" });
            return new Dictionary<string, object?> { ["text"] = thing.Text };
        });
        Assert.That(resources, Has.Length.EqualTo(1));
        Assert.That(await OutputUtilities.GetValueAsync((Output<string>)outputs["text"]!), Is.EqualTo("x"));

        var (_, late) = await Deployment.TestAsync(new EchoMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["number"] = 1 };
        });
        Assert.That(late["number"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_program_knows_what_it_is_part_of()
    {
        (string, string, string, string, bool)? seen = null;
        await Program.RunAsync(
            () =>
            {
                var instance = Deployment.Instance;
                seen = (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.RootDirectory, instance.IsDryRun);
            },
            options: new TestOptions { OrganizationName = "org", ProjectName = "shop", StackName = "dev", RootDirectory = "/shop", IsPreview = false });
        Assert.That(seen, Is.EqualTo(("org", "shop", "dev", "/shop", false)));
    }

    [Test]
    public async Task A_test_is_a_preview_of_a_stack_named_stack_unless_it_says_otherwise()
    {
        (string, string, string, bool)? seen = null;
        await Program.RunAsync(
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
        await Program.RunAsync(() => { });
        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Everything_is_awaited_that_a_program_starts()
    {
        var done = new List<string>();
        await Program.RunAsync(() =>
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
        var resources = await Program.RunAsync(() =>
        {
            var first = new Thing("first", new ThingArgs { Text = "x" });
            _ = first.Text.Apply(text => new Thing($"second-{text}"));
        });
        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EquivalentTo(new[] { "first", "second-x" }));
    }

    [Test]
    public void An_exception_of_the_program_fails_the_test() =>
        Assert.That(Program.FailureOf(() => throw new InvalidOperationException("broken by hand")), Does.Contain("broken by hand"));

    [Test]
    public void A_run_exception_fails_the_test_with_its_message_alone() =>
        Assert.That(Program.FailureOf(() => throw new RunException("broken by hand")), Is.EqualTo("broken by hand"));

    [Test]
    public void A_resource_exception_fails_the_test_with_its_message() =>
        Assert.That(Program.FailureOf(() => throw new ResourceException("broken by hand", null, hideStack: true)), Is.EqualTo("broken by hand"));

    [Test]
    public void An_exception_in_apply_fails_the_test() => Assert.That(
        Program.FailureOf(() => Output.Create(1).Apply(_ => Fail("broken by hand"))),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_in_apply_that_comes_late_fails_the_test() => Assert.That(
        Program.FailureOf(() => Output.Create(1).Apply(async value =>
        {
            await Task.Delay(50);
            return value > 0 ? throw new InvalidOperationException("broken by hand") : value;
        })),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_in_an_output_that_a_resource_needs_fails_the_test_and_does_not_hang() => Assert.That(
        Program.FailureOf(() =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = Output.Create(1).Apply(_ => Fail("broken by hand")) });
            _ = new Thing("next", new ThingArgs { Text = thing.Text }, new() { DependsOn = { thing } });
        }),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_of_the_mock_fails_the_test() => Assert.That(
        Program.FailureOf(() => _ = new Thing("thing"), new EchoMocks { Before = args => throw new NotSupportedException($"no {args.Type}") }),
        Does.Contain("no test:index:Thing"));

    [Test]
    public void Two_failures_are_both_reported()
    {
        var message = Program.FailureOf(() =>
        {
            Output.Create(1).Apply(_ => Fail("one failure"));
            Output.Create(2).Apply(_ => Fail("other failure"));
        });
        Assert.That(message, Does.Contain("one failure").And.Contain("other failure"));
    }

    [Test]
    public void An_error_that_is_logged_fails_the_test() =>
        Assert.That(Program.FailureOf(() => Log.Error("broken by hand")), Is.EqualTo("broken by hand"));

    [Test]
    public void Other_messages_do_not_fail_the_test() => Assert.DoesNotThrowAsync(() => Program.RunAsync(() =>
    {
        Log.Debug("fine");
        Log.Info("fine");
        Log.Warn("fine");
    }));

    [Test]
    public void An_exception_that_is_logged_fails_the_test() => Assert.That(
        Program.FailureOf(() => Log.Exception(new InvalidOperationException("broken by hand"))), Does.Contain("broken by hand"));

    [Test]
    public void A_stack_whose_output_is_not_an_output_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<WrongStack>(new EchoMocks()))!.Message, Does.Contain("Url").And.Contain("Output<T>"));

    [Test]
    public void A_stack_whose_output_is_null_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<ForgetfulStack>(new EchoMocks()))!.Message, Does.Contain("Url").And.Contain("no value"));

    [TestCase(0)]
    [TestCase(50)]
    public async Task Many_resources_that_use_each_other_are_no_problem(int firstTakes)
    {
        var resources = await Program.RunAsync(
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
    public async Task Mocks_that_answer_nothing_are_enough_for_a_preview()
    {
        var resources = await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => { _ = new Thing("thing"); });
        Assert.That(await OutputUtilities.GetIsKnownAsync(((Thing)resources[0]).Text), Is.False);
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

    private static string Fail(string message) => throw new InvalidOperationException(message);

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

    private sealed class WrongStack : Stack
    {
        [Output("Url")]
        public string Url { get; private set; } = "http://x";
    }

    private sealed class ForgetfulStack : Stack
    {
        public ForgetfulStack() => Url = null!;

        [Output]
        public Output<string> Url { get; private set; }
    }
}
