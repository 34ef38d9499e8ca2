namespace Todo.Tests.EndToEnd;

/// <summary>What a load asks for, and how.</summary>
/// <param name="Path">The path.</param>
/// <param name="KeepsConnection">Whether it uses a connection again, or makes one for each request.</param>
/// <param name="PerSecond">Requests a second, at most.</param>
internal sealed record LoadKind(string Path, bool KeepsConnection, int PerSecond)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path} by {(KeepsConnection ? "kept connections" : "new connections")}";
}
