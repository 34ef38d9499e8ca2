using Pulumi;

namespace Todo.Tests.Sdk;

internal sealed class ThingPartArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("note")]
    public Input<string>? Note { get; set; }
}
