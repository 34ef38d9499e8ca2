using Todo.Cli.Errors;
using Todo.Infra.Settings;

namespace Todo.Cli.Settings;

/// <summary>The mistakes of one settings file, collected so that they are reported together.</summary>
internal sealed class FileMistakes(string file)
{
    private readonly List<(long Line, string Text)> _all = [];

    /// <summary>The file's name.</summary>
    internal string File { get; } = file;

    /// <summary>Notes a mistake.</summary>
    /// <param name="line">Where it is; 0 when it is the whole file's.</param>
    /// <param name="problem">What is there, and never the value of a secret.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="run">What to run; <see langword="null"/> when only an edit mends it.</param>
    internal void Add(long line, string problem, string allowed, string? run = null)
    {
        var place = line == 0 ? "" : $"line {line}: ";
        var command = run is null ? "" : $"\n    run:     {run}";
        _all.Add((line, $"  {place}{problem}\n    allowed: {allowed}{command}"));
    }

    /// <summary>Notes a mistake after which the file cannot be read any further, and gives the error to throw.</summary>
    internal UserError Fatal(long line, string problem, string allowed, string? run = null)
    {
        Add(line, problem, allowed, run);
        return ToError();
    }

    /// <summary>Gives what was read from the file, or throws when a mistake was noted.</summary>
    internal T OrThrow<T>(T read) => _all.Count == 0 ? read : throw ToError();

    /// <summary>The error of all that was noted.</summary>
    internal UserError ToError()
    {
        var count = _all.Count == 1 ? "1 mistake" : $"{_all.Count} mistakes";
        var texts = _all.OrderBy(mistake => mistake.Line).Select(mistake => mistake.Text).ToList();
        return new UserError(ExitCodes.WrongUse, $"{count} in {File}; nothing was touched.\n{SettingsException.First(texts)}");
    }
}
