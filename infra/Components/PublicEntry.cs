using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="PublicEntry"/> is made from.</summary>
public sealed record PublicEntryArgs
{
    /// <summary>The service that it leads to.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The host name and its certificate.</summary>
    public required IngressEntry Entry { get; init; }
}

/// <summary>
/// A public host name that leads to a service, by TLS alone: plain requests are sent on to it. ingress-nginx tells browsers to stay
/// with TLS (HSTS) of itself, for every host that has a certificate.
/// </summary>
public sealed class PublicEntry : ComponentResource
{
    /// <summary>Makes the entry to a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public PublicEntry(string name, PublicEntryArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:PublicEntry", name, options)
    {
        _ = new Ingress(
            name,
            new IngressArgs
            {
                Metadata = MetadataOf(args),
                Spec = new IngressSpecArgs
                {
                    IngressClassName = "nginx",
                    Tls =
                    {
                        new IngressTLSArgs { Hosts = { args.Entry.Host }, SecretName = Names.CertificateOf(args.Scope.Service) },
                    },
                    Rules = { RuleOf(args) },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static ObjectMetaArgs MetadataOf(PublicEntryArgs args)
    {
        var metadata = args.Scope.Metadata();
        metadata.Annotations = new InputMap<string>
        {
            [Names.CertificateIssuerAnnotation] = args.Entry.CertificateIssuer,
            [Names.NginxAnnotation("force-ssl-redirect")] = "true",
            // The page's own nginx takes no larger body, and waits no longer for an answer of the chat than 180 s.
            [Names.NginxAnnotation("proxy-body-size")] = "64k",
            [Names.NginxAnnotation("proxy-read-timeout")] = "190",
            [Names.NginxAnnotation("proxy-send-timeout")] = "30",
            // The provider would wait for an address, which not every controller reports.
            [Names.SkipAwaitAnnotation] = "true",
        };
        return metadata;
    }

    private static IngressRuleArgs RuleOf(PublicEntryArgs args) => new()
    {
        Host = args.Entry.Host,
        Http = new HTTPIngressRuleValueArgs
        {
            Paths =
            {
                new HTTPIngressPathArgs
                {
                    Path = "/",
                    PathType = "Prefix",
                    Backend = new IngressBackendArgs
                    {
                        Service = new IngressServiceBackendArgs
                        {
                            Name = args.Scope.Service,
                            Port = new ServiceBackendPortArgs { Name = Names.HttpPort },
                        },
                    },
                },
            },
        },
    };
}
