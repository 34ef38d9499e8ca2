using Pulumi;
using Todo.Infra.Components;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Components;

internal sealed class PrivilegedPortTests
{
    // Every user may listen at 1024 and above.
    [TestCase(80, true)]
    [TestCase(1023, true)]
    [TestCase(1024, false)]
    public async Task Listening_below_1024_is_allowed_to_the_pods_that_do(int port, bool allowed)
    {
        var pod = new AppPod
        {
            Runtime = new ServiceRuntime
            {
                Scope = new ServiceScope("todo", "api", "v1.0.0"),
                Image = "todo-list-api:v1.0.0",
                PullPolicy = "Never",
                Scale = ScaleRange.Fixed(1),
                Resources = ResourceBudget.Default,
                Shutdown = new GracefulShutdown(30, 5),
                SecretHashKey = Output.CreateSecret("hash-key-for-tests"),
            },
            UserId = 1000,
            Port = port,
            Probes = HealthProbes.Of(HealthProbe.Http("/health"), HealthProbe.Http("/health")),
        };
        var yaml = await Manifests.YamlOfAsync(() => _ = new AppDeployment("api", new AppDeploymentArgs { Replicas = 1, Pod = pod }));
        const string sysctls = "sysctls:\n          - name: net.ipv4.ip_unprivileged_port_start\n            value: \"0\"\n";
        Assert.That((yaml.Contains("sysctls"), yaml.Contains(sysctls)), Is.EqualTo((allowed, allowed)));
    }
}
