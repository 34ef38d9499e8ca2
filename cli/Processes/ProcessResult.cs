using System.Collections.Immutable;

namespace Todo.Cli.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 127, as a shell says it, when there is no such program.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Lines">All lines it wrote, errors included, in the order they came.</param>
internal sealed record ProcessResult(int ExitCode, string Output, ImmutableArray<string> Lines)
{
    private const int NoSuchProgram = 127;

    /// <summary>Whether it did its work.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Whether there is no such program on this machine.</summary>
    public bool IsMissing => ExitCode == NoSuchProgram;

    /// <summary>All it wrote, errors included.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>The result of a program that is not there.</summary>
    public static ProcessResult Missing(string program) => new(NoSuchProgram, "", [$"{program}: command not found"]);

    /// <summary>The same without what it wrote to standard output.</summary>
    public ProcessResult ErrorsOnly()
    {
        var output = Output.Split('\n').ToHashSet(StringComparer.Ordinal);
        return this with { Output = "", Lines = [.. Lines.Where(line => !output.Contains(line))] };
    }

    /// <summary>The last lines that it wrote, indented for a message; one line that says so when there is none.</summary>
    public string Tail(int count)
    {
        var last = Lines.Where(line => line.Trim().Length > 0).TakeLast(count);
        return Lines.IsEmpty ? "  (it wrote nothing)" : string.Join('\n', last.Select(line => $"  {line}"));
    }
}
