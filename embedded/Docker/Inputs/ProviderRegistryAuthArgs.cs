namespace Pulumi.Docker.Inputs;

/// <summary>How the daemon signs in to a registry.</summary>
public class ProviderRegistryAuthArgs : ResourceArgs
{
    [Input("address", required: true)]
    public Input<string> Address { get; set; } = null!;

    [Input("authDisabled")]
    public Input<bool>? AuthDisabled { get; set; }

    [Input("configFile")]
    public Input<string>? ConfigFile { get; set; }

    [Input("configFileContent")]
    public Input<string>? ConfigFileContent { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("username")]
    public Input<string>? Username { get; set; }
}
