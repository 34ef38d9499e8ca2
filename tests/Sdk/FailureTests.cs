using NUnit.Framework;
using Pulumi;

namespace Todo.Tests.Sdk;

/// <summary>What whoever runs a program is told when it fails.</summary>
public sealed class FailureTests
{
    // The official package names the program before this.
    private const string Unhandled =
        @" failed with an unhandled exception:\r?\nSystem\.InvalidOperationException: broken by hand\r?\n   at ";

    [Test]
    public void A_run_exception_is_told_by_its_message_alone()
    {
        var thrown = new RunException("broken by hand", new IOException("the cause"));
        var told = PulumiProgram.ErrorOf(() => throw thrown);
        Assert.That(told, Is.TypeOf<RunException>().And.Not.SameAs(thrown));
        Assert.That((told.Message, told.InnerException), Is.EqualTo(("broken by hand", (Exception?)null)));
    }

    [Test]
    public void A_kind_of_run_exception_is_told_like_any_other() => Assert.That(
        PulumiProgram.ErrorOf(() => throw new OwnException("broken by hand")),
        Is.TypeOf<RunException>().With.Message.EqualTo("broken by hand"));

    [Test]
    public void Any_other_exception_is_told_with_its_type_and_stack_trace() => Assert.That(
        PulumiProgram.ErrorOf(() => throw new InvalidOperationException("broken by hand")),
        Is.TypeOf<RunException>().With.InnerException.Null.And.Message.Match($"^[^\n]*{Unhandled}"));

    [Test]
    public void A_resource_exception_is_told_by_its_message_if_it_hides_its_stack_trace() => Assert.That(
        PulumiProgram.FailureOf(() => throw new ResourceException("broken by hand", null, hideStack: true)), Is.EqualTo("broken by hand"));

    [Test]
    public void A_resource_exception_is_told_with_its_stack_trace_unless_it_hides_it() => Assert.That(
        PulumiProgram.FailureOf(() => throw new ResourceException("broken by hand", null)),
        Does.Match(@"^Pulumi\.ResourceException: broken by hand\r?\n   at "));

    [Test]
    public void An_exception_in_apply_fails_the_run() => AssertTold(() => Output.Create(1).Apply(_ => Fail("broken by hand")));

    [Test]
    public void An_exception_in_apply_that_comes_late_fails_the_run() => AssertTold(() => Output.Create(1).Apply(async value =>
    {
        await Task.Delay(50);
        return value > 0 ? throw new InvalidOperationException("broken by hand") : value;
    }));

    [Test]
    public void An_exception_in_an_output_that_a_resource_needs_fails_the_run_and_does_not_hang() => AssertTold(() =>
    {
        var thing = new Thing("thing", new ThingArgs { Text = Output.Create(1).Apply(_ => Fail("broken by hand")) });
        _ = new Thing("next", new ThingArgs { Text = thing.Text }, new() { DependsOn = { thing } });
    });

    [Test]
    public void An_exception_of_the_mock_fails_the_run() => AssertTold(
        () => _ = new Thing("thing"), new EchoMocks { Before = _ => throw new InvalidOperationException("broken by hand") });

    [Test]
    public void A_run_exception_of_the_mock_is_told_by_its_message_alone() => Assert.That(
        PulumiProgram.FailureOf(() => _ = new Thing("thing"), new EchoMocks { Before = _ => throw new RunException("broken by hand") }),
        Does.Contain("broken by hand").And.Not.Contain("   at "));

    [Test]
    public void Of_two_failures_at_least_one_is_told()
    {
        var message = PulumiProgram.FailureOf(() =>
        {
            Output.Create(1).Apply(_ => Fail("one failure"));
            Output.Create(2).Apply(_ => Fail("other failure"));
        });
        Assert.That(message, Does.Contain("one failure").Or.Contain("other failure"));
    }

    [Test]
    public void An_error_that_is_logged_fails_the_run() =>
        Assert.That(PulumiProgram.FailureOf(() => Log.Error("broken by hand")), Is.EqualTo("broken by hand"));

    [Test]
    public void A_warning_does_not_fail_the_run() => Assert.DoesNotThrowAsync(() => PulumiProgram.RunAsync(() => Log.Warn("fine")));

    [Test]
    public void A_stack_whose_output_is_not_an_output_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<WrongStack>(new EchoMocks()))!.Message, Does.Contain("Url").And.Contain("Output<T>"));

    [Test]
    public void A_stack_whose_output_is_null_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestAsync<ForgetfulStack>(new EchoMocks()))!.Message,
        Does.Contain("Url").And.Contain("no value"));

    [Test]
    public void A_service_provider_without_the_stack_is_an_error_that_names_it() => Assert.That(
        Assert.CatchAsync(() => Deployment.TestWithServiceProviderAsync<WrongStack>(new EchoMocks(), new Services(() => null)))!.Message,
        Does.Contain(typeof(WrongStack).ToString()));

    // One failure may reach several outputs, and the official packages may then tell it several times.
    private static void AssertTold(Action program, EchoMocks? mocks = null)
    {
        var told = PulumiProgram.ErrorOf(program, mocks);
        Assert.That(told, Is.Not.InstanceOf<InvalidOperationException>());
        Assert.That(told.Message, Does.Match(Unhandled));
    }

    private static string Fail(string message) => throw new InvalidOperationException(message);

    private sealed class OwnException(string message) : RunException(message);

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
