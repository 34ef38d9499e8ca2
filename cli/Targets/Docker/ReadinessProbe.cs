using System.Globalization;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Targets.Docker;

/// <summary>Asks containers whether they are ready.</summary>
internal sealed class ReadinessProbe(HttpMessageInvoker http)
{
    private const int ShownAnswer = 120;

    /// <summary>What keeps a container from being ready, in words; <see langword="null"/> when it is ready.</summary>
    public async Task<string?> AskAsync(Readiness readiness, CancellationToken cancellation)
    {
        if (readiness.PublishedPort is not { } port)
        {
            return $"GET {readiness.Path} cannot be asked, as Docker does not publish port {readiness.Port}";
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(readiness.Timeout);
        try
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://{ComposePort.Interface}:{port}{readiness.Path}");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await http.SendAsync(request, patience.Token);
            var code = (int)answer.StatusCode;
            // As the kubelet counts: from 200 to 399.
            return code is >= 200 and < 400 ? null : $"GET {readiness.Path} answers {code}{await BodyAsync(answer, patience.Token)}";
        }
        catch (HttpRequestException)
        {
            return $"GET {readiness.Path} at port {readiness.Port} gets no answer";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"GET {readiness.Path} gets no answer within {readiness.Timeout.TotalSeconds:0} s";
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = (await answer.Content.ReadAsStringAsync(cancellation)).ReplaceLineEndings(" ").Trim();
        return body.Length == 0 ? "" : $": {(body.Length > ShownAnswer ? body[..ShownAnswer] : body)}";
    }
}
