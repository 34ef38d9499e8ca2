namespace Todo.Tests;

/// <summary>
/// What of the repository the companion reads, in a folder of its own; the sources of the images and the chart are as short as can be.
/// </summary>
internal static class ClonedRepository
{
    /// <summary>Writes it.</summary>
    internal static void Write(TemporaryFolder folder, string below = "")
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.local.yaml", "Pulumi.production.yaml" })
        {
            folder.Write(Path.Combine(below, file), File.ReadAllText(Path.Combine(Repository.Root, file)));
        }

        foreach (var service in new[] { "frontend", "backend", "database" })
        {
            folder.Write(Path.Combine(below, "app-images", service, "Dockerfile"), $"# {service}\n");
        }

        folder.Write(Path.Combine(below, "chart", "Chart.yaml"), "# the chart\n");
    }
}
