namespace Todo.Tests.Infra;

/// <summary>
/// Compares whole texts with the files in <c>tests/Infra/Expected</c>. After an intended change, <c>TODO_ACCEPT=1 dotnet test</c>
/// writes them anew; the diff is then read like any other code.
/// </summary>
internal static class Expected
{
    internal static void Matches(string name, string text)
    {
        var file = Path.Combine(Repository.Root, "tests", "Infra", "Expected", name);
        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.That(text, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : $"{file} is missing"), name);
    }
}
