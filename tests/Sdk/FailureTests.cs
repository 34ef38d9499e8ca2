using NUnit.Framework;
using Pulumi;

namespace Todo.Tests.Sdk;

/// <summary>What whoever runs a program is told when it fails.</summary>
public sealed class FailureTests
{
    [Test]
    public void An_exception_of_the_program_fails_the_test() =>
        Assert.That(PulumiProgram.FailureOf(() => throw new InvalidOperationException("broken by hand")), Does.Contain("broken by hand"));

    [Test]
    public void A_run_exception_fails_the_test_with_its_message_alone() =>
        Assert.That(PulumiProgram.FailureOf(() => throw new RunException("broken by hand")), Is.EqualTo("broken by hand"));

    [Test]
    public void A_resource_exception_fails_the_test_with_its_message() => Assert.That(
        PulumiProgram.FailureOf(() => throw new ResourceException("broken by hand", null, hideStack: true)),
        Is.EqualTo("broken by hand"));

    [Test]
    public void An_exception_in_apply_fails_the_test() => Assert.That(
        PulumiProgram.FailureOf(() => Output.Create(1).Apply(_ => Fail("broken by hand"))),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_in_apply_that_comes_late_fails_the_test() => Assert.That(
        PulumiProgram.FailureOf(() => Output.Create(1).Apply(async value =>
        {
            await Task.Delay(50);
            return value > 0 ? throw new InvalidOperationException("broken by hand") : value;
        })),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_in_an_output_that_a_resource_needs_fails_the_test_and_does_not_hang() => Assert.That(
        PulumiProgram.FailureOf(() =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = Output.Create(1).Apply(_ => Fail("broken by hand")) });
            _ = new Thing("next", new ThingArgs { Text = thing.Text }, new() { DependsOn = { thing } });
        }),
        Does.Contain("broken by hand"));

    [Test]
    public void An_exception_of_the_mock_fails_the_test() => Assert.That(
        PulumiProgram.FailureOf(
            () => _ = new Thing("thing"),
            new EchoMocks { Before = args => throw new NotSupportedException($"no {args.Type}") }),
        Does.Contain("no test:index:Thing"));

    [Test]
    public void Two_failures_are_both_reported()
    {
        var message = PulumiProgram.FailureOf(() =>
        {
            Output.Create(1).Apply(_ => Fail("one failure"));
            Output.Create(2).Apply(_ => Fail("other failure"));
        });
        Assert.That(message, Does.Contain("one failure").And.Contain("other failure"));
    }

    [Test]
    public void An_error_that_is_logged_fails_the_test() =>
        Assert.That(PulumiProgram.FailureOf(() => Log.Error("broken by hand")), Is.EqualTo("broken by hand"));

    [Test]
    public void A_warning_does_not_fail_the_test() => Assert.DoesNotThrowAsync(() => PulumiProgram.RunAsync(() => Log.Warn("fine")));

    [Test]
    public void A_stack_whose_output_is_not_an_output_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<WrongStack>(new EchoMocks()))!.Message,
        Does.Contain("Url").And.Contain("Output<T>"));

    [Test]
    public void A_stack_whose_output_is_null_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<ForgetfulStack>(new EchoMocks()))!.Message,
        Does.Contain("Url").And.Contain("no value"));

    [Test]
    public void A_service_provider_without_the_stack_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestWithServiceProviderAsync<WrongStack>(new EchoMocks(), new Services(() => null)))!.Message,
        Does.Contain(typeof(WrongStack).ToString()));

    private static string Fail(string message) => throw new InvalidOperationException(message);

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
