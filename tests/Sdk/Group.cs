using Pulumi;

namespace Todo.Tests.Sdk;

/// <summary>A component whose parts a test creates.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, Action<Group>? create = null, ComponentResourceOptions? options = null)
        : base("test:index:Group", name, options)
    {
        create?.Invoke(this);
        RegisterOutputs();
    }

    [Output("address")]
    public Output<string> Address { get; set; } = null!;

    [Output]
    public Output<string> Plain { get; set; } = null!;

    public Output<string> NotAnOutput { get; set; } = Output.Create("not registered");
}
