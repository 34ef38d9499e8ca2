using System.Text.Json.Nodes;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster;

/// <summary>Finds the address at which a stack really answers from this machine.</summary>
internal sealed class ClusterAddress(Kubectl kubectl, ClusterConnection connection, Plan plan, HttpMessageInvoker http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What to do to open it, as a line for the user.</summary>
    public async Task<string> FindAsync(CancellationToken cancellation)
    {
        if (PublicService() is not { } service)
        {
            return $"Open {plan.Outputs["url"]} (the name has to lead to the cluster's ingress controller)";
        }

        var port = service["spec"].List("ports").First().Number("nodePort");
        // The nodes are asked for only where this machine does not answer.
        var address = await FirstThatAnswersAsync(["localhost", "127.0.0.1"], port, cancellation)
            ?? await FirstThatAnswersAsync(await NodesAsync(cancellation), port, cancellation);
        if (address is not null)
        {
            return $"Open {address}";
        }

        // Minikube's docker driver on macOS and Windows: its node is inside a virtual machine, and a tunnel leads there.
        return connection.Loader.IsMinikube
            ? $"To open it, run this and leave it running: minikube service {service.Name()} --namespace {connection.Namespace} --url"
            : $"To open it, run this and leave it running, then open http://localhost:{port}: "
                + kubectl.Typed($"port-forward service/{service.Name()} {port}:http");
    }

    private async Task<string?> FirstThatAnswersAsync(IEnumerable<string> hosts, long port, CancellationToken cancellation)
    {
        foreach (var host in hosts)
        {
            var address = new UriBuilder("http", host, (int)port).Uri;
            if (await AnswersAsync(address, cancellation))
            {
                return address.ToString().TrimEnd('/');
            }
        }

        return null;
    }

    private JsonObject? PublicService() => plan.Manifests
        .FirstOrDefault(manifest => manifest.Kind() == "Service" && manifest["spec"].Text("type") == "NodePort");

    private async Task<IEnumerable<string>> NodesAsync(CancellationToken cancellation) =>
        from node in await kubectl.GetAsync(cancellation, "nodes")
        from address in node["status"].List("addresses")
        where address.Text("type") == "InternalIP"
        select address.Text("address")!;

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await http.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
