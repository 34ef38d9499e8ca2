namespace Pulumi.Kubernetes.Types.Outputs.Helm.V3;

/// <summary>Where a chart comes from.</summary>
[OutputType]
public sealed class RepositoryOpts
{
    [OutputConstructor]
    private RepositoryOpts(string caFile, string certFile, string keyFile, string password, string repo, string username) =>
        (CaFile, CertFile, KeyFile, Password, Repo, Username) = (caFile, certFile, keyFile, password, repo, username);

    public string CaFile { get; }

    public string CertFile { get; }

    public string KeyFile { get; }

    public string Password { get; }

    public string Repo { get; }

    public string Username { get; }
}
