namespace Todo.Tests.Chart;

/// <summary>Values that the chart does not take, and what names them in helm's answer.</summary>
internal static class BadValues
{
    /// <summary>The table.</summary>
    internal static IEnumerable<TestCaseData> Table()
    {
        yield return Bad("an unknown value", "colour=blue", "additional properties 'colour' not allowed");
        yield return Bad("an unknown value of a service", "backend.replica=2", "additional properties 'replica' not allowed");
        yield return Bad("no pod", "backend.replicas=0", "at '/backend/replicas': minimum: got 0, want 1");
        yield return Bad("too many pods", "frontend.replicas=101", "at '/frontend/replicas': maximum: got 101, want 100");
        yield return Bad("half a pod", "backend.replicas=1.5", "at '/backend/replicas': got string, want integer");
        yield return Bad("an autoscaler the wrong way round", "backend.replicas=3", "backend.maxReplicas is 1, below backend.replicas 3");
        yield return Bad("a quantity of words", "backend.cpuLimit=lots", "at '/backend/cpuLimit': 'lots' does not match pattern");
        yield return Bad(
            "a grace period too short", "backend.gracePeriodSeconds=5", "at '/backend/gracePeriodSeconds': minimum: got 5, want 30");
        yield return Bad(
            "no sleep before the end", "frontend.preStopSleepSeconds=0", "at '/frontend/preStopSleepSeconds': minimum: got 0, want 1");
        yield return Bad("a port outside of the range", "nodePort=80", "at '/nodePort': minimum: got 80, want 30,000");
        yield return Bad("an entry that is none", "entry=tunnel", "at '/entry': value must be one of 'nodePort', 'ingress'");
        yield return Bad("a monitoring that is none", "monitoring=grafana", "at '/monitoring': value must be one of 'none', 'prometheus'");
        yield return Bad(
            "a namespace in upper case", "monitoringNamespace=Prom", "at '/monitoringNamespace': 'Prom' does not match pattern");
        yield return Bad("a host of two words", "host=my host", "at '/host': 'my host' does not match pattern");
        yield return Bad("a log level that is none", "logLevel=LOUD", "at '/logLevel': value must be one of");
        yield return Bad(
            "an environment that is none", "appEnvironment=moon", "at '/appEnvironment': value must be one of 'local', 'production'");
        yield return Bad("a tag that is no version", "images.tag=latest", "at '/images/tag': 'latest' does not match pattern");
        yield return Bad("an image without a version", "images.backend=backend", "at '/images/backend': 'backend' does not match pattern");
        yield return Bad("a pull policy that is none", "images.pullPolicy=Sometimes", "at '/images/pullPolicy': value must be one of");
        yield return Bad("a short key", "jwtSecret=short", "at '/jwtSecret': 'short' does not match pattern");
        yield return Bad("a short password", "databasePassword=short", "at '/databasePassword': 'short' does not match pattern");
        yield return Bad("no database", "database.inCluster=false", "databaseUrl is not set");
        yield return Bad("a database that is none", "databaseUrl=mysql://h/d", "at '/databaseUrl': 'mysql://h/d' does not match pattern");
        yield return Bad("a switch that is none", "database.inCluster=maybe", "at '/database/inCluster': got string, want boolean");
        yield return Bad("a feature that is no switch", "features.chat=loud", "at '/features/chat': got string, want boolean");
    }

    private static TestCaseData Bad(string name, string value, string expected) =>
        new TestCaseData(new[] { "--set", value }, expected).SetArgDisplayNames(name);
}
