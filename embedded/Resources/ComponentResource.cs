using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that is made of others.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component without arguments.</summary>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, null, options)
    {
    }

    /// <summary>Registers a component. None is ever remote here.</summary>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, false, args ?? ResourceArgs.Empty, options ?? new())
    {
        if (remote)
            throw new NotSupportedException($"{type}: remote components need the official Pulumi packages.");
    }

    /// <summary>Says that the component is complete, and that its output properties are what it gives.</summary>
    protected void RegisterOutputs() => RegisterOutputs(ResourceOutputs.Of(GetType())
        .Where(output => output.Property.Name != nameof(Urn))
        .ToDictionary(output => output.Name, output => output.Property.GetValue(this)));

    /// <summary>Says that the component is complete, and what it gives.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <summary>Says that the component is complete, and what it gives.</summary>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <summary>Says that the component is complete, and what it gives.</summary>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) =>
        Pulumi.Deployment.Required.RegisterOutputs(this, outputs);
}
