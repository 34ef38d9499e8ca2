using System.Globalization;

namespace Todo.Tests.Chart;

/// <summary>Sets of values that the schema allows, drawn by a fixed seed: the same ones in every run.</summary>
internal static class GeneratedValues
{
    private const int Seed = 8;
    private const int Count = 50;

    /// <summary>The sets, each as the options that helm is given.</summary>
    internal static IEnumerable<TestCaseData> Sets()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(1, Count).Select(number => new TestCaseData((object)Draw(random)).SetArgDisplayNames($"set {number}"))];
    }

    private static string[] Draw(Random random)
    {
        var entry = Either(random, "nodePort", "ingress");
        var inCluster = Either(random, "true", "false");
        List<string> values =
        [
            $"entry={entry}", $"database.inCluster={inCluster}", $"logLevel={Either(random, "DEBUG", "INFO", "WARNING", "ERROR")}",
            $"images.registry={Either(random, "", "registry.example.com/team")}", $"images.tag={Either(random, "", "v2.3.4-rc.1")}",
            $"images.frontend={Either(random, "", "registry.example.com:5000/page@sha256:" + new string('a', 64), "page:v1.0.0-0a1b2c3d")}",
            $"images.pullPolicy={Either(random, "Never", "IfNotPresent", "Always")}", $"features.chat={Either(random, "true", "false")}",
            $"priorityClass={Either(random, "", "business-critical")}", $"existingSecret={Either(random, "", "todo-keys")}",
            $"openAiApiKey={Either(random, "", "key-for-tests")}", $"nodePort={random.Next(30000, 32768)}",
            $"databaseUrl=postgresql://user:password@db.example.com:{random.Next(1, 65536)}/todo",
        ];
        values.Add($"monitoring={Either(random, "none", "prometheus")}");
        if (Either(random, "", "disk") is { Length: > 0 } label)
        {
            values.Add($"nodeSelector.{label}=ssd");
        }

        foreach (var service in (string[])["backend", "frontend"])
        {
            var replicas = random.Next(1, 5);
            values.AddRange([$"{service}.replicas={replicas}", $"{service}.maxReplicas={replicas + random.Next(0, 4)}"]);
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{service}.preStopSleepSeconds={random.Next(1, 20)}"));
        }

        return [.. values.SelectMany(value => new[] { "--set", value })];
    }

    private static string Either(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
