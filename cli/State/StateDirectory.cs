using System.Text.RegularExpressions;
using Todo.Cli.Errors;

namespace Todo.Cli.State;

/// <summary>
/// The folder in which this machine remembers a stack between two runs. Only its owner may enter it, because it holds generated
/// passwords.
/// </summary>
internal sealed partial class StateDirectory
{
    private const int MaximumNameLength = 100;

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

    /// <summary>The folder of the clone that the stack belongs to.</summary>
    public string Owner => In("owner");

    /// <summary>Held while <see cref="Owner"/> is written.</summary>
    public string OwnerLock => In("owner.lock");

    /// <summary>The plan that the last <c>up</c> carried out; nothing but <c>null</c> once that was taken down.</summary>
    public string LastUp => In("last-up.json");

    /// <summary>The server of the cluster elsewhere that the user agreed to.</summary>
    public string AgreedServer => In("agreed-server");

    /// <summary>What lets an AI operator look into the stack.</summary>
    public string AssistantKubeconfig => In("assistant.kubeconfig");

    /// <summary>What a Docker daemon that <c>up</c> started writes.</summary>
    public string DaemonLog => In("dockerd.log");

    /// <summary>Held while a command changes the stack.</summary>
    public string Lock => In("lock");

    /// <summary>Who holds <see cref="Lock"/>.</summary>
    public string LockHolder => In("lock-holder");

    /// <summary>The folder below which stacks are remembered: <c>$XDG_STATE_HOME/todo</c>, or <c>~/.local/state/todo</c>.</summary>
    /// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
    /// <param name="home">The user's home folder.</param>
    public static string RootOf(Func<string, string?> environment, string home)
    {
        // The standard says that a relative path is to be ignored.
        var state = environment("XDG_STATE_HOME") is { } named && System.IO.Path.IsPathRooted(named)
            ? named
            : System.IO.Path.Combine(home, ".local", "state");
        return System.IO.Path.Combine(state, "todo");
    }

    /// <summary>The folder of a stack. It need not exist.</summary>
    /// <param name="root">The folder below which stacks are remembered.</param>
    /// <param name="stack">The stack's name.</param>
    /// <exception cref="UserError">The companion cannot use that name.</exception>
    public static StateDirectory Of(string root, string stack)
    {
        // Compose takes nothing else for the name of a project, and one folder must not serve Local and local.
        if (!StackName().IsMatch(stack))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"The companion cannot use '{stack}' as a stack's name.\n"
                + $"    allowed: at most {MaximumNameLength} lower-case letters, digits, '-' and '_', beginning with a letter or digit\n"
                + $"    run:     mv 'Pulumi.{stack}.yaml' Pulumi.NAME.yaml, then the same command with --stack NAME");
        }

        return new StateDirectory(System.IO.Path.Combine(root, stack));
    }

    /// <summary>Makes the folder when it is missing, and shuts it to everybody else in any case.</summary>
    public void Create() => FileModes.CreateOwnerOnlyFolder(Path);

    /// <summary>The server that the user agreed to; <see langword="null"/> when there is none.</summary>
    public string? ReadAgreedServer() => File.Exists(AgreedServer) ? File.ReadAllText(AgreedServer) : null;

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

    /// <summary>
    /// Deletes everything in the folder but the lock, which the caller holds, and the log of a daemon that may still run.
    /// </summary>
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

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]{0,99}\z")]
    private static partial Regex StackName();

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
