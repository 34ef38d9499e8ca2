namespace Pulumi.Docker.Inputs;

/// <summary>How an image is built.</summary>
public class DockerBuildArgs : ResourceArgs
{
    [Input("args")]
    private InputMap<string>? _args;

    public InputMap<string> Args { get => _args ??= new(); set => _args = value; }

    [Input("context")]
    public Input<string>? Context { get; set; }

    [Input("dockerfile")]
    public Input<string>? Dockerfile { get; set; }

    [Input("network")]
    public Input<string>? Network { get; set; }

    [Input("platform")]
    public Input<string>? Platform { get; set; }

    [Input("target")]
    public Input<string>? Target { get; set; }
}
