namespace Todo.Tests.EndToEnd;

/// <summary>A cluster with and without the Prometheus operator, whose kind the stack asks for.</summary>
internal sealed partial class ClusterStateTests
{
    private const string Monitored = "  todo:monitoring: prometheus\n";

    // The part of the operator that the cluster's API is asked for.
    private const string Operator = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: servicemonitors.monitoring.coreos.com}
        spec:
          group: monitoring.coreos.com
          scope: Namespaced
          names: {kind: ServiceMonitor, listKind: ServiceMonitorList, plural: servicemonitors, singular: servicemonitor}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    [Test]
    [Order(10)]
    public async Task There_is_no_Prometheus_operator()
    {
        using (_companion.With(Monitored))
        {
            await IsToldAsync(
                "The cluster of context minikube has no Prometheus operator, whose ServiceMonitor the stack asks for.\n"
                + "Install it, or do without: ./todo config set todo:monitoring none --stack STACK");
        }

        Assert.That(await _cluster.KubectlAsync("get", "namespace", Space, "--ignore-not-found"), Is.Empty);
    }

    [Test]
    [Order(27)]
    public async Task With_the_operator_the_monitor_comes_and_goes_with_the_setting()
    {
        using var folder = new TemporaryFolder();
        await _cluster.KubectlAsync("create", "--filename", folder.Write("operator.yaml", Operator));
        await _cluster.KubectlAsync("wait", "--for=condition=Established", "crd/servicemonitors.monitoring.coreos.com", "--timeout=30s");
        await GoesOnAsync();

        using (_companion.With(Monitored))
        {
            Assert.That(await GoesOnAsync(), Does.Contain("Made or changed: NetworkPolicy/backend, ServiceMonitor/backend\n"));
        }

        Assert.That(await GoesOnAsync(), Does.Contain("Made or changed: NetworkPolicy/backend\n"
            + "Deleted, as the stack does not have it any more: ServiceMonitor/backend\n"));
    }
}
