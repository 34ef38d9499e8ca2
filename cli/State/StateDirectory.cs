using System.Text.RegularExpressions;
using Todo.Cli.Errors;

namespace Todo.Cli.State;

/// <summary>
/// The folder in which this machine remembers a stack between two runs. Only its owner may enter it, because it holds generated
/// passwords.
/// </summary>
internal sealed partial class StateDirectory
{
    internal StateDirectory(string path) => Path = path;

    /// <summary>The folder itself.</summary>
    public string Path { get; }

    /// <summary>What Docker Compose runs.</summary>
    public string ComposeFile => In("compose.json");

    /// <summary>The same, as earlier versions wrote it: <c>down</c> takes what it names down as well.</summary>
    public string EarlierComposeFile => In("compose.yaml");

    /// <summary>The folder of the files that containers mount.</summary>
    public string Files => In("files");

    /// <summary>Generated passwords.</summary>
    public string Secrets => In("secrets.json");

    /// <summary>Held while <see cref="Secrets"/> is written.</summary>
    public string SecretsLock => In("secrets.lock");

    /// <summary>The plan that the last <c>up</c> carried out.</summary>
    public string LastUp => In("last-up.json");

    /// <summary>What a Docker daemon that <c>up</c> started writes.</summary>
    public string DaemonLog => In("dockerd.log");

    /// <summary>Held while a command changes the stack.</summary>
    public string Lock => In("lock");

    /// <summary>Who holds <see cref="Lock"/>.</summary>
    public string LockHolder => In("lock-holder");

    /// <summary>The folder of a stack: <c>$XDG_STATE_HOME/todo/STACK</c>, or under <c>~/.local/state</c>. It need not exist.</summary>
    /// <exception cref="UserError">That is no name of a stack, and could lead to another folder.</exception>
    public static StateDirectory Of(string stack)
    {
        if (!StackName().IsMatch(stack))
        {
            throw new UserError(ExitCodes.WrongUse, $"'{stack}' is no name of a stack: letters, digits, '-', '_' and '.', beginning with a letter or digit.");
        }

        var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } named && System.IO.Path.IsPathRooted(named)
            ? named
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "state");
        return new StateDirectory(System.IO.Path.Combine(home, "todo", stack));
    }

    /// <summary>Makes the folder when it is missing, and shuts it to everybody else in any case.</summary>
    public void Create() => FileModes.CreateOwnerOnlyFolder(Path);

    /// <summary>Writes a file so that a reader finds the old content or the new, never a part, and only the owner can read it.</summary>
    public void Write(string path, string content)
    {
        Create();
        var next = $"{path}.next";
        File.Delete(next);
        using (var stream = new FileStream(next, FileModes.OwnerOnly(FileMode.CreateNew)))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(content);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Deletes everything in the folder but the lock, which the caller holds, and the log of a daemon that may still run.</summary>
    public void Clear()
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path).Except([Lock, LockHolder, DaemonLog]))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\z")]
    private static partial Regex StackName();

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
