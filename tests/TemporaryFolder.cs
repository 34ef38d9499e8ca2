using Todo.Cli.State;

namespace Todo.Tests;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    internal string Path { get; } = Directory.CreateTempSubdirectory("todo-test-").FullName;

    /// <summary>A state directory in it.</summary>
    internal StateDirectory State => new(System.IO.Path.Combine(Path, "state"));

    /// <summary>Writes a file in it, and the folders above it.</summary>
    internal string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
