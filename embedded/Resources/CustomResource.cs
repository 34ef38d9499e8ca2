namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, true, args ?? ResourceArgs.Empty, options ?? new())
    {
    }

    /// <summary>The id that the provider gave it.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
