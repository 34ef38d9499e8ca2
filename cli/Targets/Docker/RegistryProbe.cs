using System.Net;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker;

/// <summary>Finds out whether images can be had from Docker Hub.</summary>
internal sealed class RegistryProbe(HttpMessageInvoker http)
{
    private static readonly Uri Registry = new("https://registry-1.docker.io/v2/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Open when the registry itself answers:
    /// with its welcome or with its request to log in, not with a proxy's refusal.
    /// </summary>
    public async Task<ImageNetwork> AskAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, Registry);
            using var answer = await http.SendAsync(request, patience.Token);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Unauthorized ? ImageNetwork.Open : ImageNetwork.Closed;
        }
        catch (HttpRequestException)
        {
            return ImageNetwork.Closed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ImageNetwork.Closed;
        }
    }
}
