namespace Pulumi.Docker.Inputs;

/// <summary>The registry that an image is pushed to.</summary>
public class RegistryArgs : ResourceArgs
{
    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("server")]
    public Input<string>? Server { get; set; }

    [Input("username")]
    public Input<string>? Username { get; set; }
}
