namespace Pulumi.Docker.Inputs;

/// <summary>Images to take layers from.</summary>
public class CacheFromArgs : ResourceArgs
{
    [Input("images")]
    private InputList<string>? _images;

    public InputList<string> Images { get => _images ??= new(); set => _images = value; }
}
