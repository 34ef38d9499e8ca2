using System.Collections.Immutable;
using System.Text.Json;
using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class InputTests
{
    [Test]
    public async Task An_input_is_made_of_a_value_or_of_an_output()
    {
        Input<string> value = "x";
        Input<string> output = Output.CreateSecret("y");
        Assert.That(await ValueAsync(value), Is.EqualTo("x"));
        Assert.That(await ValueAsync(output), Is.EqualTo("y"));
        Assert.That(await Output.IsSecretAsync((Output<string>)output));
    }

    [Test]
    public async Task No_input_at_all_is_the_types_default() =>
        Assert.That(await OutputUtilities.GetValueAsync(((Input<int>?)null).ToOutput()), Is.Zero);

    [Test]
    public void An_input_cannot_be_made_of_no_output() =>
        Assert.That(() => (Input<string>)(Output<string>)null!, Throws.ArgumentNullException);

    [Test]
    public async Task A_list_is_made_of_anything_that_holds_values()
    {
        await AssertList("x", "x");
        await AssertList(Output.Create("x"), "x");
        await AssertList((Input<string>)"x", "x");
        await AssertList(new[] { "x", "y" }, "x", "y");
        await AssertList(new[] { Output.Create("x") }, "x");
        await AssertList(new Input<string>[] { "x", Output.Create("y") }, "x", "y");
        await AssertList(new List<string> { "x" }, "x");
        await AssertList(new List<Output<string>> { Output.Create("x") }, "x");
        await AssertList(new List<Input<string>> { "x" }, "x");
        await AssertList(ImmutableArray.Create("x"), "x");
        await AssertList(ImmutableArray.Create(Output.Create("x")), "x");
        await AssertList(ImmutableArray.Create<Input<string>>("x"), "x");
        await AssertList(Output.Create(new[] { "x" }), "x");
        await AssertList(Output.Create(new List<string> { "x" }), "x");
        await AssertList(Output.Create<IEnumerable<string>>(["x"]), "x");
        await AssertList(Output.Create(ImmutableArray.Create("x")), "x");
    }

    [Test]
    public async Task A_list_grows_by_its_initialiser_and_by_other_lists()
    {
        InputList<string> more = new[] { "c", "d" };
        var list = new InputList<string> { "a", Output.Create("b"), more };
        list.Add("e", "f");
        list.AddRange(new[] { "g" });
        await AssertList(list, "a", "b", "c", "d", "e", "f", "g");
        await AssertList(list.Concat("h"), "a", "b", "c", "d", "e", "f", "g", "h");
        await AssertList(list, "a", "b", "c", "d", "e", "f", "g");
    }

    [Test]
    public async Task A_list_is_read_item_by_item()
    {
        var items = new List<string>();
        await foreach (var item in new InputList<string> { "a", "b" })
            items.Add(await ValueAsync(item));
        Assert.That(items, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_list_is_secret_if_one_item_is() =>
        Assert.That(await Output.IsSecretAsync((Output<ImmutableArray<string>>)new InputList<string> { "a", Output.CreateSecret("b") }));

    [Test]
    public async Task A_map_is_made_of_anything_that_holds_pairs()
    {
        await AssertMap(new Dictionary<string, string> { ["a"] = "1" }, ("a", "1"));
        await AssertMap(ImmutableDictionary<string, string>.Empty.Add("a", "1"), ("a", "1"));
        await AssertMap(Output.Create(new Dictionary<string, string> { ["a"] = "1" }), ("a", "1"));
        await AssertMap(Output.Create<IDictionary<string, string>>(new Dictionary<string, string> { ["a"] = "1" }), ("a", "1"));
        await AssertMap(Output.Create(ImmutableDictionary<string, string>.Empty.Add("a", "1")), ("a", "1"));
    }

    [Test]
    public async Task A_map_grows_by_its_initialisers_and_by_other_maps()
    {
        var map = new InputMap<string> { { "a", "1" }, { "b", Output.Create("2") } };
        map.Add("c", "3");
        map.AddRange(new Dictionary<string, string> { ["d"] = "4" });
        map.Add(new InputMap<string> { ["e"] = "5" });
        await AssertMap(map, ("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5"));
    }

    [Test]
    public async Task The_second_map_wins_in_a_merge_and_neither_is_changed()
    {
        var first = new InputMap<string> { ["a"] = "1", ["b"] = "1" };
        var second = new InputMap<string> { ["b"] = "2" };
        await AssertMap(InputMap<string>.Merge(first, second), ("a", "1"), ("b", "2"));
        await AssertMap(first, ("a", "1"), ("b", "1"));
    }

    [Test]
    public async Task A_map_is_read_pair_by_pair()
    {
        var pairs = new List<KeyValuePair<string, string>>();
        await foreach (var pair in new InputMap<string> { ["a"] = "1" })
            pairs.Add(await ValueAsync(pair));
        Assert.That(pairs, Is.EqualTo(new[] { KeyValuePair.Create("a", "1") }));
    }

    [Test]
    public async Task A_union_is_made_of_either_type()
    {
        Assert.That((await UnionAsync(1)).AsT0, Is.EqualTo(1));
        Assert.That((await UnionAsync("50%")).AsT1, Is.EqualTo("50%"));
        Assert.That((await UnionAsync(Output.Create(2))).AsT0, Is.EqualTo(2));
        Assert.That((await UnionAsync(Output.Create("x"))).AsT1, Is.EqualTo("x"));
        Assert.That((await UnionAsync((Input<int>)3)).AsT0, Is.EqualTo(3));
        Assert.That((await UnionAsync((Input<string>)"y")).AsT1, Is.EqualTo("y"));
        Assert.That((await UnionAsync(Union<int, string>.FromT1("z"))).AsT1, Is.EqualTo("z"));
        Assert.That((await UnionAsync(Output.Create(Union<int, string>.FromT0(4)))).AsT0, Is.EqualTo(4));
    }

    [Test]
    public void A_union_holds_one_of_its_types_and_says_which()
    {
        Union<int, string> number = 1;
        Union<int, string> text = "x";
        Assert.That((number.IsT0, number.IsT1, number.Value), Is.EqualTo((true, false, (object)1)));
        Assert.That((text.IsT0, text.IsT1, text.Value), Is.EqualTo((false, true, (object)"x")));
        Assert.That(() => number.AsT1, Throws.InvalidOperationException);
        Assert.That(text.Match(_ => "number", value => $"text {value}"), Is.EqualTo("text x"));
        Assert.That(number, Is.EqualTo(Union<int, string>.FromT0(1)).And.Not.EqualTo(Union<int, string>.FromT0(2)));
    }

    [Test]
    public async Task Json_is_made_of_text_documents_and_elements()
    {
        const string Text = """{"a":[1,null]}""";
        using var document = JsonDocument.Parse(Text);
        Assert.That(await JsonAsync(Text), Is.EqualTo(Text));
        Assert.That(await JsonAsync(document), Is.EqualTo(Text));
        Assert.That(await JsonAsync(document.RootElement), Is.EqualTo(Text));
        Assert.That(await JsonAsync(Output.Create(Text)), Is.EqualTo(Text));
        Assert.That(await JsonAsync(Output.Create(document)), Is.EqualTo(Text));
        Assert.That(await JsonAsync(Output.Create(document.RootElement)), Is.EqualTo(Text));
    }

    private static Task<T> ValueAsync<T>(Input<T> input) => OutputUtilities.GetValueAsync(input.ToOutput());

    private static Task<Union<int, string>> UnionAsync(InputUnion<int, string> input) => ValueAsync(input);

    private static async Task<string> JsonAsync(InputJson input) => (await ValueAsync(input)).GetRawText();

    private static async Task AssertList(InputList<string> list, params string[] expected) =>
        Assert.That(await ValueAsync(list), Is.EqualTo(expected));

    private static async Task AssertMap(InputMap<string> map, params (string Key, string Value)[] expected) =>
        Assert.That(await ValueAsync(map), Is.EquivalentTo(expected.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))));
}
