namespace Todo.Tests.Chart;

/// <summary>For every value of the chart, and every decision of its templates, values that show what it does.</summary>
internal static class ChartCases
{
    /// <summary>Nothing is set.</summary>
    internal static readonly ChartCase Default = new("nothing");

    private static readonly string Digest = $"@sha256:{new string('a', 64)}";

    /// <summary>The table.</summary>
    internal static readonly ChartCase[] All =
    [
        new("given secrets", "jwtSecret=0123456789012345678901234567890123", "databasePassword=0123456789abcdef", "openAiApiKey=key"),
        new("a kept secret") { KeptKey = "kept" },
        new("images of a registry", "images.registry=registry.example.com/todo"),
        new("images of a tag", "images.tag=v2.3.4"),
        new("images by reference", $"images.backend=a.example.com/b{Digest}", $"images.database=d{Digest}", $"images.frontend=f{Digest}"),
        new("images that are pulled", "images.pullPolicy=Always"),
        new("another environment", "appEnvironment=production"),
        new("a log level", "logLevel=ERROR"),
        new("a model", "openAiModel=gpt-5"),
        new("features", "features.chat=false", "features.search=true"),
        new("a node port", "nodePort=30081", "host=minikube.example.com"),
        new("an ingress", "entry=ingress", "host=todo.example.com"),
        new("an ingress of other names", "entry=ingress", "certificateIssuer=own", "ingressNamespace=entrance"),
        new("monitoring", "monitoring=prometheus"),
        new("monitoring from elsewhere", "monitoring=prometheus", "monitoringNamespace=observability"),
        new("an existing secret", "existingSecret=todo-keys"),
        new("a database outside", "database.inCluster=false", "databaseUrl=postgresql://u:p@db.example.com/todo"),
        new("a database outside and an existing secret", "database.inCluster=false", "database.port=6543", "existingSecret=todo-keys"),
        new("a database that is nowhere", "database.inCluster=false"),
        new("another database", "database.tag=v17.1.0", "database.storage=5Gi"),
        new("resources of the database", [.. Resources("database")]),
        new("resources of the backend", [.. Resources("backend")]),
        new("resources of the frontend", [.. Resources("frontend")]),
        new("replicas", "backend.replicas=2", "backend.maxReplicas=2"),
        new("an autoscaler", "frontend.maxReplicas=4"),
        new("an autoscaler of replicas", "frontend.replicas=2", "frontend.maxReplicas=5"),
        new("more replicas than the most", "backend.replicas=3"),
        new("a priority class", "priorityClass=business-critical"),
        new("nodes", "nodeSelector.disk=ssd"),
    ];

    // No two alike, so that none can stand for another.
    private static IEnumerable<string> Resources(string service) => new[]
    {
        "cpuRequest=110m", "cpuLimit=1200m", "memoryRequest=130Mi", "memoryLimit=1400Mi", "ephemeralStorageRequest=150Mi",
        "ephemeralStorageLimit=1600Mi", "gracePeriodSeconds=70", "preStopSleepSeconds=18",
    }.Select(value => $"{service}.{value}");
}
