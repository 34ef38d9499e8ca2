using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using Todo.Tests.Sdk;

namespace Todo.Tests.Embedded;

/// <summary>What the stand-in does where the official packages need the engine, or would wait for ever.</summary>
[NonParallelizable]
public sealed class StandInTests
{
    [Test]
    public async Task Running_without_an_engine_fails_and_says_what_is_needed()
    {
        var before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            Assert.That(await Deployment.RunAsync<EmptyStack>(), Is.Not.Zero);
            Assert.That(await Deployment.RunAsync<EmptyStack>(new Services(() => null)), Is.Not.Zero);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.That(
            error.ToString(),
            Does.Contain("pulumi up").And.Contain("-p:PulumiSdk=official").And.Contain("dotnet run --project cli -- up"));
    }

    [Test]
    public void Two_resources_of_one_type_name_and_parent_are_an_error() => Assert.That(
        PulumiProgram.FailureOf(() =>
        {
            _ = new Thing("thing");
            _ = new Thing("thing");
        }),
        Does.Contain("Duplicate resource URN 'urn:pulumi:stack::project::test:index:Thing::thing'"));

    [Test]
    public void Two_resources_of_one_name_below_different_components_are_fine() => Assert.DoesNotThrowAsync(
        () => PulumiProgram.RunAsync(() =>
        {
            _ = new Thing("thing");
            _ = new Group("group", group => _ = new Thing("thing", null, new() { Parent = group }));
        }));

    [Test]
    public void Resources_that_wait_for_each_other_are_an_error_and_not_a_hang() => Assert.That(
        PulumiProgram.FailureOf(() =>
        {
            var bothMade = new TaskCompletionSource();
            async Task<Resource> OnceBothAreMade(Resource resource)
            {
                await bothMade.Task;
                return resource;
            }

            var left = new Group("left");
            var right = new Group("right");
            _ = new Thing("a", null, new() { Parent = left, DependsOn = { Output.Create(OnceBothAreMade(right)) } });
            _ = new Thing("b", null, new() { Parent = right, DependsOn = { Output.Create(OnceBothAreMade(left)) } });
            bothMade.SetResult();
        }),
        Does.Contain("wait for each other"));

    [Test]
    public async Task Two_tests_at_once_run_one_after_the_other()
    {
        var running = 0;
        var together = 0;
        async Task Run() => await PulumiProgram.RunAsync(
            () => _ = new Thing("thing"),
            new EchoMocks
            {
                Before = async _ =>
                {
                    together = Math.Max(together, Interlocked.Increment(ref running));
                    await Task.Delay(20);
                    Interlocked.Decrement(ref running);
                },
            });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(Run)));
        Assert.That(together, Is.EqualTo(1));
    }

    [Test]
    public void A_test_inside_of_a_program_is_an_error_and_not_a_hang() => Assert.That(
        PulumiProgram.FailureOf(() => Deployment.TestAsync(new EchoMocks(), new TestOptions(), () => { }).GetAwaiter().GetResult()),
        Does.Contain("inside of another"));

    private sealed class EmptyStack : Stack;
}
