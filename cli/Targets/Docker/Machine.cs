using Todo.Cli.Processes;

namespace Todo.Cli.Targets.Docker;

/// <summary>What the companion uses of the machine it runs on.</summary>
/// <param name="Processes">Runs programs.</param>
/// <param name="Host">What decides how Docker gets onto it, asked anew each time.</param>
/// <param name="Internet">Reaches the internet, through a proxy where one is set.</param>
/// <param name="Containers">Reaches the ports of this machine that lead to containers, which no proxy does.</param>
internal sealed record Machine(IProcessRunner Processes, Func<Host> Host, HttpMessageInvoker Internet, HttpMessageInvoker Containers)
{
    /// <summary>The machine that this process runs on.</summary>
    public static Machine This() => new(
        new ProcessRunner(),
        Docker.Host.Current,
        new HttpMessageInvoker(new SocketsHttpHandler()),
        // No connection is kept, as the port may lead to another container by then; and a redirection is an answer.
        new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.Zero,
        }));
}
