using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker;

/// <summary>Asks how services do: Docker for their containers, the containers for their readiness.</summary>
internal sealed class ServiceStates(DockerCli docker, HttpMessageInvoker http)
{
    private const int ShownAnswer = 120;

    /// <summary>The state of each of the services, in the same order.</summary>
    public async Task<ImmutableArray<ServiceState>> ReadAsync(string project, IEnumerable<string> services, CancellationToken cancellation)
    {
        var containers = await docker.ContainersAsync(project, cancellation);
        return [.. await Task.WhenAll(services.Select(service => StateAsync(service, Newest(service, containers), cancellation)))];
    }

    // While Compose replaces a container, there are two of it.
    private static Container? Newest(string service, IEnumerable<Container> containers) =>
        containers.Where(container => container.Service == service).MaxBy(container => container.StartedAt);

    private async Task<ServiceState> StateAsync(string service, Container? container, CancellationToken cancellation)
    {
        if (container is null)
        {
            return new ServiceState(service, null, IsReady: false, "not there");
        }

        if (!container.Runs)
        {
            return new ServiceState(
                service, container, IsReady: false, container.State == "created" ? "created, not started" : $"{container.State}, exit code {container.ExitCode}");
        }

        if (container.Health is not (null or "healthy"))
        {
            return new ServiceState(service, container, IsReady: false, $"its healthcheck says {container.Health}");
        }

        return container.ReadyAt is null
            ? new ServiceState(service, container, IsReady: true, "ready")
            : await AskAsync(service, container, container.ReadyAt, cancellation);
    }

    private async Task<ServiceState> AskAsync(string service, Container container, Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(container.ReadyTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await http.SendAsync(request, patience.Token);
            var code = (int)answer.StatusCode;
            // As the kubelet counts: from 200 to 399.
            return code is >= 200 and < 400
                ? new ServiceState(service, container, IsReady: true, "ready")
                : new ServiceState(service, container, IsReady: false, $"GET {address.AbsolutePath} answers {code}{await BodyAsync(answer, patience.Token)}");
        }
        catch (HttpRequestException)
        {
            return new ServiceState(service, container, IsReady: false, $"GET {address.AbsolutePath} at port {address.Port} gets no answer");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ServiceState(
                service, container, IsReady: false, $"GET {address.AbsolutePath} gets no answer within {container.ReadyTimeout.TotalSeconds:0} s");
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = (await answer.Content.ReadAsStringAsync(cancellation)).ReplaceLineEndings(" ").Trim();
        return body.Length == 0 ? "" : $": {(body.Length > ShownAnswer ? body[..ShownAnswer] : body)}";
    }
}
