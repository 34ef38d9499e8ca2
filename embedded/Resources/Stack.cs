using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The resource that all others are below of. Its subclasses create them in their constructor.</summary>
public class Stack : ComponentResource
{
    internal const string Type = "pulumi:pulumi:Stack";

    /// <summary>Starts the stack.</summary>
    public Stack(StackOptions? options = null)
        : base(
            Type,
            $"{Pulumi.Deployment.Instance.ProjectName}-{Pulumi.Deployment.Instance.StackName}",
            new ComponentResourceOptions
            {
                ResourceTransformations = [.. options?.ResourceTransformations ?? []],
                ResourceTransforms = [.. options?.ResourceTransforms ?? []],
            }) =>
        Pulumi.Deployment.Required.Stack = this;

    /// <summary>Registers the properties marked as outputs once the constructor is through.</summary>
    internal void RegisterPropertyOutputs()
    {
        var values = ResourceOutputs.Of(GetType())
            .Where(output => output.Property.DeclaringType == GetType())
            .ToDictionary(output => output.Name, output => output.Property.GetValue(this));
        var missing = values.Where(value => value.Value is null).Select(value => value.Key).ToList();
        if (missing.Count > 0)
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        RegisterOutputs(values);
    }
}
