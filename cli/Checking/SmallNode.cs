using System.Globalization;
using System.Text.Json.Nodes;
using Todo.Infra.Policies;
using Todo.Infra.Values;

namespace Todo.Cli.Checking;

/// <summary>Whether the pods of a stack fit on one small node, by what they request: a Minikube of 2 CPUs and 4 GiB.</summary>
/// <param name="Cpu">The cores that are requested, those of Kubernetes included.</param>
/// <param name="Memory">The bytes that are requested, those of Kubernetes included.</param>
internal sealed record SmallNode(decimal Cpu, decimal Memory)
{
    /// <summary>What the node is called in a message.</summary>
    internal const string Name = "a 2-CPU, 4-GiB Minikube";

    private const decimal Cores = 2;
    private const decimal Bytes = 4 * Gibibyte;
    private const decimal Gibibyte = 1L << 30;
    private const decimal Mebibyte = 1L << 20;

    // What Kubernetes itself requests on a node that kubeadm sets up, as Minikube's is: kube-apiserver 250m, kube-controller-manager 200m,
    // kube-scheduler 100m, etcd 100m and 100Mi (kubernetes: cmd/kubeadm/app/phases/controlplane and .../etcd), CoreDNS 100m and 70Mi
    // (its manifest in .../addons/dns).
    private const decimal CoresOfKubernetes = 0.75m;
    private const decimal BytesOfKubernetes = 170 * Mebibyte;

    /// <summary>Whether all pods can be scheduled.</summary>
    internal bool Fits => Cpu <= Cores && Memory <= Bytes;

    /// <summary>What is the scarcer one: CPU or memory.</summary>
    internal string Scarcer => Cpu / Cores >= Memory / Bytes ? "CPU" : "memory";

    /// <summary>How much of the scarcer one is requested, in percent, rounded up.</summary>
    internal int Percent => PercentOf(Cpu, Memory);

    private int OfKubernetes => PercentOf(CoresOfKubernetes, BytesOfKubernetes);

    /// <summary>All of it in some words: <c>yes, 48 % of its CPU, of which Kubernetes takes 38 %</c>.</summary>
    internal string Answer => Fits
        ? string.Create(CultureInfo.InvariantCulture, $"yes, {Percent} % of its {Scarcer}, of which Kubernetes takes {OfKubernetes} %")
        : $"no, {string.Join(" and ", Excesses())} too much";

    /// <summary>Sums up the requests of all pods, at the fewest where an autoscaler decides.</summary>
    internal static SmallNode Of(IReadOnlyList<JsonObject> manifests)
    {
        var set = new ManifestSet([.. manifests]);
        decimal Sum(string resource) => set.PodMakers.Sum(maker => set.FewestPodsOf(maker) * RequestOf(Pods.SpecOf(maker), resource));
        return new SmallNode(CoresOfKubernetes + Sum("cpu"), BytesOfKubernetes + Sum("memory"));
    }

    // A pod needs what its lasting containers need together, or what one that runs before them needs.
    private static decimal RequestOf(JsonNode? pod, string resource)
    {
        var lasting = Pods.LastingContainersOf(pod).ToList();
        return Pods.ContainersOf(pod).Except(lasting).Select(Request).Append(lasting.Sum(Request)).Max();

        decimal Request(JsonNode? container) =>
            Quantity.TryParse($"{At(At(At(container, "resources"), "requests"), resource)}", out var quantity) ? quantity.Amount : 0;

        // What somebody wrote may have anything at that place.
        static JsonNode? At(JsonNode? node, string key) => (node as JsonObject)?[key];
    }

    private int PercentOf(decimal cpu, decimal memory) =>
        (int)Math.Ceiling(100 * (Scarcer == "CPU" ? cpu / Cores : memory / Bytes));

    private IEnumerable<string> Excesses()
    {
        if (Cpu > Cores)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Cpu - Cores:0.###} CPU");
        }

        if (Memory > Bytes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling((Memory - Bytes) / Mebibyte)} MiB of memory");
        }
    }
}
