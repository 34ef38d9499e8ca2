namespace Pulumi.Docker;

/// <summary>What an <see cref="Image"/> is built from.</summary>
public class ImageArgs : ResourceArgs
{
    [Input("build")]
    public Input<Inputs.DockerBuildArgs>? Build { get; set; }

    [Input("buildOnPreview")]
    public Input<bool>? BuildOnPreview { get; set; } = false;

    [Input("imageName", required: true)]
    public Input<string> ImageName { get; set; } = null!;

    [Input("skipPush")]
    public Input<bool>? SkipPush { get; set; } = false;
}
