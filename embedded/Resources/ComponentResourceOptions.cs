namespace Pulumi;

/// <summary>Settings of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers that the resources below the component use.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>New options with the values of both: the second wins for single values, collections append.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2) =>
        (options1 ?? new()).MergeInto(new ComponentResourceOptions(), options2);

    internal override ResourceOptions Clone() => Merge(this, null);

    private protected override void CopyFrom(ResourceOptions other)
    {
        base.CopyFrom(other);
        var later = ((ComponentResourceOptions)other).Providers;
        // There is one provider for a package, the last one given.
        Providers = [.. Providers.Concat(later).GroupBy(provider => provider.Package).Select(same => same.Last())];
    }
}
