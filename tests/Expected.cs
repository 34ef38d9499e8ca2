namespace Todo.Tests;

/// <summary>
/// Compares whole texts with files of the repository. After an intended change, <c>TODO_ACCEPT=1 dotnet test</c> writes them anew;
/// the diff is then read like any other code.
/// </summary>
internal static class Expected
{
    private const string Folder = "tests/Infra/Expected";

    /// <summary>Compares a text with a file.</summary>
    /// <param name="name">Its path in the repository, or its name in <c>tests/Infra/Expected</c>.</param>
    /// <param name="text">The text.</param>
    internal static void Matches(string name, string text)
    {
        var file = Path.Combine(Repository.Root, name.Contains('/', StringComparison.Ordinal) ? name : $"{Folder}/{name}");
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.That(text, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : $"{file} is missing"), name);
    }
}
