using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class OutputTests
{
    [Test]
    public async Task Apply_gives_the_result_of_the_function()
    {
        Assert.That(await ValueAsync(Output.Create(20).Apply(value => value + 1)), Is.EqualTo(21));
        Assert.That(await ValueAsync(Output.Create(20).Apply(value => Task.FromResult(value + 2))), Is.EqualTo(22));
        Assert.That(await ValueAsync(Output.Create(20).Apply(value => (Input<int>)(value + 3))), Is.EqualTo(23));
        Assert.That(await ValueAsync(Output.Create(20).Apply(value => Output.Create(value + 4))), Is.EqualTo(24));
        Assert.That(await ValueAsync(Output.Create(Task.FromResult(25))), Is.EqualTo(25));
    }

    [Test]
    public async Task Apply_waits_for_a_function_that_only_acts()
    {
        var acted = false;
        Output<ValueTuple> done = Output.Create(1).Apply(async Task (_) =>
        {
            await Task.Delay(50);
            acted = true;
        });
        await ValueAsync(done);
        Assert.That(acted);
    }

    [Test]
    public async Task Apply_does_not_call_its_function_for_an_unknown_value_in_a_preview()
    {
        var called = false;
        var output = await PulumiProgram.InPreviewAsync(() => Unknown("x").Apply(value => called = true));
        Assert.That(called, Is.False);
        Assert.That(await OutputUtilities.GetIsKnownAsync(output), Is.False);
    }

    [Test]
    public async Task A_secret_stays_secret_through_apply()
    {
        var output = Output.CreateSecret("x").Apply(value => value + "y");
        Assert.That(await Output.IsSecretAsync(output));
        Assert.That(await ValueAsync(output), Is.EqualTo("xy"));
    }

    [Test]
    public async Task An_unknown_secret_stays_both_through_apply()
    {
        var output = await PulumiProgram.InPreviewAsync(() => Output.CreateSecret(Unknown("x")).Apply(value => value + "y"));
        Assert.That(await Output.IsSecretAsync(output));
        Assert.That(await OutputUtilities.GetIsKnownAsync(output), Is.False);
    }

    [Test]
    public async Task Apply_takes_over_that_the_result_is_secret_or_unknown()
    {
        var secret = Output.Create(1).Apply(_ => Output.CreateSecret(2));
        var unknown = Output.Create(1).Apply(_ => OutputUtilities.CreateUnknown(2));
        Assert.That(await Output.IsSecretAsync(secret));
        Assert.That(await OutputUtilities.GetIsKnownAsync(unknown), Is.False);
    }

    [Test]
    public async Task Apply_on_an_input_is_apply_on_its_output()
    {
        Input<int> input = 20;
        Assert.That(await ValueAsync(input.Apply(value => value + 1)), Is.EqualTo(21));
        Assert.That(await ValueAsync(input.Apply(value => Task.FromResult(value + 2))), Is.EqualTo(22));
        Assert.That(await ValueAsync(input.Apply(value => (Input<int>)(value + 3))), Is.EqualTo(23));
        Assert.That(await ValueAsync(input.Apply(value => Output.Create(value + 4))), Is.EqualTo(24));
        Assert.That(await ValueAsync(input.ToOutput()), Is.EqualTo(20));
    }

    [Test]
    public async Task Create_makes_a_known_value_that_is_not_secret()
    {
        var output = Output.Create("x");
        Assert.That(await OutputUtilities.GetIsKnownAsync(output));
        Assert.That(await Output.IsSecretAsync(output), Is.False);
        Assert.That(await OutputUtilities.GetDependenciesAsync(output), Is.Empty);
    }

    [Test]
    public async Task Every_way_to_make_a_secret_makes_one()
    {
        Assert.That(await Output.IsSecretAsync(Output.CreateSecret("x")));
        Assert.That(await Output.IsSecretAsync(Output.CreateSecret(Task.FromResult("x"))));
        Assert.That(await Output.IsSecretAsync(Output.CreateSecret(Output.Create("x"))));
    }

    [Test]
    public async Task Unsecret_gives_a_copy_and_leaves_the_original_secret()
    {
        var secret = Output.CreateSecret("x");
        var open = Output.Unsecret(secret);
        Assert.That(await Output.IsSecretAsync(open), Is.False);
        Assert.That(await ValueAsync(open), Is.EqualTo("x"));
        Assert.That(await Output.IsSecretAsync(secret));
    }

    [Test]
    public async Task All_keeps_the_order_of_the_values()
    {
        Assert.That(await ValueAsync(Output.All(Output.Create(3), Output.Create(1), Output.Create(2))), Is.EqualTo(new[] { 3, 1, 2 }));
        Assert.That(await ValueAsync(Output.All<int>(3, Output.Create(1))), Is.EqualTo(new[] { 3, 1 }));
        Assert.That(await ValueAsync(Output.All(new List<Output<int>> { Output.Create(4) })), Is.EqualTo(new[] { 4 }));
        Assert.That(await ValueAsync(Output.All(new List<Input<int>> { 5 })), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public async Task All_Tuple_and_Format_are_secret_if_one_value_is()
    {
        var secret = Output.CreateSecret("x");
        var open = Output.Create("y");
        Assert.That(await Output.IsSecretAsync(Output.All(open, secret)));
        Assert.That(await Output.IsSecretAsync(Output.Tuple(open, secret)));
        Assert.That(await Output.IsSecretAsync(Output.Format($"{open}{secret}")));
        Assert.That(await Output.IsSecretAsync(Output.Format($"{open}")), Is.False);
    }

    [Test]
    public async Task All_Tuple_and_Format_are_unknown_if_one_value_is()
    {
        var open = Output.Create("y");
        var (all, tuple, format) = await PulumiProgram.InPreviewAsync(() => (
            Output.All(open, Unknown("x")), Output.Tuple(open, Unknown("x")), Output.Format($"{open}{Unknown("x")}")));
        Assert.That(await OutputUtilities.GetIsKnownAsync(all), Is.False);
        Assert.That(await OutputUtilities.GetIsKnownAsync(tuple), Is.False);
        Assert.That(await OutputUtilities.GetIsKnownAsync(format), Is.False);
    }

    [Test]
    public async Task An_unknown_part_does_not_hide_that_another_is_secret()
    {
        var output = await PulumiProgram.InPreviewAsync(
            () => Output.Tuple(Unknown("x"), Output.CreateSecret("y")).Apply(pair => pair.Item1));
        Assert.That(await Output.IsSecretAsync(output));
        Assert.That(await OutputUtilities.GetIsKnownAsync(output), Is.False);
    }

    [Test]
    public async Task Format_fills_its_holes_with_values_inputs_and_outputs()
    {
        Input<int> input = 2;
        var output = Output.Format($"{1}-{input}-{Output.Create("three")}-{4.5:F2}-{{}}");
        Assert.That(await ValueAsync(output), Is.EqualTo("1-2-three-4.50-{}"));
    }

    [Test]
    public async Task A_tuple_holds_two_values()
    {
        Assert.That(await ValueAsync(Output.Tuple(Output.Create(1), Output.Create("b"))), Is.EqualTo((1, "b")));
        Assert.That(await ValueAsync(Output.Tuple<int, string>(1, "b")), Is.EqualTo((1, "b")));
    }

    [Test]
    public async Task Outputs_depend_on_the_resources_they_come_from_whatever_is_done_with_them()
    {
        Thing? first = null, second = null;
        Output<string>? output = null;
        await PulumiProgram.RunAsync(() =>
        {
            first = new Thing("first", new ThingArgs { Text = "a" });
            second = new Thing("second", new ThingArgs { Text = "b" });
            output = Output.Format($"{first.Text}{second.Text.Apply(text => text)}");
        });
        Assert.That(await OutputUtilities.GetDependenciesAsync(output!), Is.EquivalentTo(new Resource[] { first!, second! }));
    }

    [Test]
    public async Task Apply_adds_the_dependencies_of_the_output_that_its_function_gives()
    {
        Thing? thing = null;
        Output<string>? output = null;
        await PulumiProgram.RunAsync(() =>
        {
            thing = new Thing("thing", new ThingArgs { Text = "a" });
            output = Output.Create(1).Apply(_ => thing.Text);
        });
        Assert.That(await OutputUtilities.GetDependenciesAsync(output!), Is.EquivalentTo(new Resource[] { thing! }));
    }

    [Test]
    public async Task The_value_of_an_unknown_output_is_its_types_default()
    {
        Assert.That(await ValueAsync(OutputUtilities.CreateUnknown(7)), Is.Zero);
        Assert.That(await ValueAsync(Unknown("x")), Is.Null);
    }

    [Test]
    public async Task The_text_of_an_output_is_an_explanation_and_not_its_value() => Assert.That(
        await PulumiProgram.InPreviewAsync(() => Output.CreateSecret("hunter2").ToString()),
        Does.Contain("Output.Format").And.Not.Contain("hunter2"));

    [Test]
    public void An_output_has_no_text_outside_of_a_program() =>
        Assert.That(() => Output.CreateSecret("hunter2").ToString(), Throws.InvalidOperationException);

    private static Output<string> Unknown(string value) => OutputUtilities.CreateUnknown(value);

    private static Task<T> ValueAsync<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);
}
