namespace Todo.Tests;

internal sealed class AppImagesTests
{
    private static readonly string[] Images = ["backend", "database", "frontend"];

    [Test]
    public void The_same_script_gathers_the_files_of_every_image()
    {
        // A build sees its own context only, so each has a copy.
        var copies = Images.Select(image => File.ReadAllText(Path.Combine(Repository.Root, "app-images", image, "rootfs.sh")));
        Assert.That(copies.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Every_image_can_be_built_on_either_network(
        [ValueSource(nameof(Images))] string image,
        [Values("Dockerfile", "Dockerfile.closed")] string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "app-images", image, file));
        var froms = lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToArray();
        var bases = froms.Select(line => line.Split(' ')[1]);
        var stages = froms.Where(line => line.Contains(" AS ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]);
        Assert.That(
            bases.Where(source => !source.StartsWith("${", StringComparison.Ordinal) && source != "scratch").Except(stages),
            Is.Empty,
            "every base is an ARG");
    }
}
