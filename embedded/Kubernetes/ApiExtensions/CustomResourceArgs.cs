using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>Arguments of a <see cref="CustomResource"/>; a subclass adds what its kind has.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    /// <summary>For subclasses only.</summary>
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        Type = $"{apiVersion}:{kind}";
        ApiVersion = apiVersion;
        Kind = kind;
    }

    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    [Input("kind")]
    public Input<string> Kind { get; }

    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
