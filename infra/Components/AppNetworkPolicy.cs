using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What an <see cref="AppNetworkPolicy"/> is made from.</summary>
public sealed record AppNetworkPolicyArgs
{
    /// <summary>The service that it belongs to.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The port that its pods listen at; <see langword="null"/> lets nobody in.</summary>
    public int? Port { get; init; }

    /// <summary>How people get to it; <see langword="null"/> lets only pods connect that carry its client label.</summary>
    public EntryPoint? Entry { get; init; }

    /// <summary>The namespace of who reads its metrics, whose pods are let in besides; <see langword="null"/> for nobody.</summary>
    public string? MetricsReader { get; init; }

    /// <summary>The services inside the cluster that it connects to.</summary>
    public ImmutableArray<ServiceEndpoint> ConnectsTo { get; init; } = [];

    /// <summary>The ports of the internet that it connects to.</summary>
    public ImmutableArray<int> InternetPorts { get; init; } = [];
}

/// <summary>
/// The connections of a service's pods: in from declared clients, out to declared services and the DNS. The namespace denies all
/// others. A client is known by a label, so that no service has to list who uses it.
/// </summary>
public sealed class AppNetworkPolicy : ComponentResource
{
    private const int DnsPort = 53;

    // RFC 1918 and RFC 3927: what is inside (the cluster, its nodes, the cloud's metadata service) is not the internet.
    internal static readonly ImmutableArray<string> InsideRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"];

    /// <summary>Makes the connections of a service.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">What they are made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public AppNetworkPolicy(string name, AppNetworkPolicyArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:AppNetworkPolicy", name, options)
    {
        _ = new NetworkPolicy(
            name,
            new NetworkPolicyArgs
            {
                Metadata = args.Scope.Metadata(),
                Spec = new NetworkPolicySpecArgs
                {
                    PodSelector = new LabelSelectorArgs { MatchLabels = Names.SelectorOf(args.Scope.Service) },
                    PolicyTypes = { "Ingress", "Egress" },
                    Ingress = Ingress(args).ToArray(),
                    Egress = Egress(args).ToArray(),
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static IEnumerable<NetworkPolicyIngressRuleArgs> Ingress(AppNetworkPolicyArgs args)
    {
        if (args.Port is not { } port)
        {
            yield break;
        }

        // Without anybody named, everybody is let in.
        var rule = new NetworkPolicyIngressRuleArgs { Ports = { Tcp(port) } };
        if (PeerOf(args) is { } peer)
        {
            rule.From.Add(peer);
            if (args.MetricsReader is { } reader)
            {
                rule.From.Add(PodsOf(reader));
            }
        }

        yield return rule;
    }

    // Who comes by a port of the node comes from any address.
    private static NetworkPolicyPeerArgs? PeerOf(AppNetworkPolicyArgs args) => args.Entry switch
    {
        IngressEntry entry => PodsOf(entry.ControllerNamespace),
        NodePortEntry => null,
        _ => PodsWith(ImmutableDictionary<string, string>.Empty.Add(Names.ClientLabelOf(args.Scope.Service), "true")),
    };

    private static IEnumerable<NetworkPolicyEgressRuleArgs> Egress(AppNetworkPolicyArgs args)
    {
        if (args.ConnectsTo.Length + args.InternetPorts.Length > 0)
        {
            yield return Dns();
        }

        foreach (var endpoint in args.ConnectsTo)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = { PodsWith(Names.SelectorOf(endpoint.Service)) },
                Ports = { Tcp(endpoint.Port) },
            };
        }

        if (args.InternetPorts.Length > 0)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = { new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = "0.0.0.0/0", Except = InsideRanges } } },
                Ports = args.InternetPorts.Select(Tcp).ToArray(),
            };
        }
    }

    // To anywhere: the DNS is a pod in most clusters, but a process of the node or a link-local address in others.
    private static NetworkPolicyEgressRuleArgs Dns() => new()
    {
        Ports = { new NetworkPolicyPortArgs { Protocol = "UDP", Port = DnsPort }, Tcp(DnsPort) },
    };

    private static NetworkPolicyPeerArgs PodsWith(ImmutableDictionary<string, string> labels) =>
        new() { PodSelector = new LabelSelectorArgs { MatchLabels = labels } };

    private static NetworkPolicyPeerArgs PodsOf(string namespaceName) => new()
    {
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { [Names.NamespaceNameLabel] = namespaceName } },
    };

    private static NetworkPolicyPortArgs Tcp(int port) => new() { Protocol = "TCP", Port = port };
}
