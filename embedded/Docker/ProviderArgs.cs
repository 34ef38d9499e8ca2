namespace Pulumi.Docker;

/// <summary>Which daemon a <see cref="Provider"/> talks to.</summary>
public class ProviderArgs : ResourceArgs
{
    [Input("caMaterial")]
    public Input<string>? CaMaterial { get; set; }

    [Input("certMaterial")]
    public Input<string>? CertMaterial { get; set; }

    [Input("certPath")]
    public Input<string>? CertPath { get; set; }

    [Input("context")]
    public Input<string>? Context { get; set; }

    [Input("disableDockerDaemonCheck", json: true)]
    public Input<bool>? DisableDockerDaemonCheck { get; set; }

    [Input("host")]
    public Input<string>? Host { get; set; }

    [Input("keyMaterial")]
    public Input<string>? KeyMaterial { get; set; }

    [Input("registryAuth", json: true)]
    private InputList<Inputs.ProviderRegistryAuthArgs>? _registryAuth;

    public InputList<Inputs.ProviderRegistryAuthArgs> RegistryAuth { get => _registryAuth ??= new(); set => _registryAuth = value; }

    [Input("sshOpts", json: true)]
    private InputList<string>? _sshOpts;

    public InputList<string> SshOpts { get => _sshOpts ??= new(); set => _sshOpts = value; }
}
