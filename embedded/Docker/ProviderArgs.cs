namespace Pulumi.Docker;

/// <summary>Which daemon a <see cref="Provider"/> talks to.</summary>
public class ProviderArgs : ResourceArgs
{
    [Input("host")]
    public Input<string>? Host { get; set; }
}
