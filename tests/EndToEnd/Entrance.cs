using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Todo.Tests.EndToEnd;

/// <summary>The way in to a running application: its address as people have it. Whatever its host is, it leads to this machine.</summary>
/// <param name="Address">The address.</param>
internal sealed record Entrance(Uri Address)
{
    /// <summary>The one authority whose certificates are believed; <see langword="null"/> for those that this machine believes.</summary>
    public X509Certificate2? Authority { get; init; }

    /// <summary>Makes connections to it.</summary>
    public SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = ConnectAsync };
        if (Authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
