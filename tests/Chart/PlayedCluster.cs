using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Todo.Tests.Chart;

/// <summary>A cluster that has nothing but one Secret, for helm to look it up.</summary>
internal sealed class PlayedCluster : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> _answers;

    /// <summary>Starts to answer.</summary>
    /// <param name="name">The Secret's name, in the namespace <c>todo</c>.</param>
    /// <param name="key">Its only key.</param>
    /// <param name="value">What the key has.</param>
    internal PlayedCluster(string name, string key, string value)
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        _answers = new Dictionary<string, string>
        {
            ["/api/v1"] = """
                {"kind":"APIResourceList","groupVersion":"v1",
                 "resources":[{"name":"secrets","singularName":"secret","namespaced":true,"kind":"Secret","verbs":["get"]}]}
                """,
            [$"/api/v1/namespaces/todo/secrets/{name}"] =
                $$$"""{"kind":"Secret","apiVersion":"v1","metadata":{"name":"{{{name}}}"},"data":{"{{{key}}}":"{{{data}}}"}}""",
        };
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>Where it answers.</summary>
    internal string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Stops to answer.</summary>
    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var path = (await reader.ReadLineAsync() ?? "").Split(' ', '?')[1];
        while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
        {
            // The headers, which change nothing.
        }

        var body = _answers[path];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}")));
    }
}
