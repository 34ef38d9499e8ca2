using Pulumi;

namespace Todo.Tests.Sdk;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("number")]
    public Input<double>? Number { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("list")]
    private InputList<string>? _list;

    public InputList<string> List { get => _list ??= []; set => _list = value; }

    [Input("map")]
    private InputMap<string>? _map;

    public InputMap<string> Map { get => _map ??= []; set => _map = value; }

    [Input("part")]
    public Input<ThingPartArgs>? Part { get; set; }

    [Input("parts")]
    private InputList<ThingPartArgs>? _parts;

    public InputList<ThingPartArgs> Parts { get => _parts ??= []; set => _parts = value; }

    [Input("either")]
    public InputUnion<int, string>? Either { get; set; }

    [Input("json")]
    public InputJson? Json { get; set; }
}
