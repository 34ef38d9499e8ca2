namespace Pulumi;

/// <summary>Settings of a custom resource.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Outputs that are secret in addition to those that the provider says are.</summary>
    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>New options with the values of both: the second wins for single values, collections append.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2) =>
        (options1 ?? new()).MergeInto(new CustomResourceOptions(), options2);

    internal override ResourceOptions Clone() => Merge(this, null);

    private protected override void CopyFrom(ResourceOptions other)
    {
        base.CopyFrom(other);
        var custom = (CustomResourceOptions)other;
        AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
    }
}
