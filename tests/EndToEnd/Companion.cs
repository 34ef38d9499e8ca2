using System.Collections.Immutable;
using Todo.Cli.Processes;
using Todo.Tests.Cli.Settings;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// The built companion, run as a user runs it. It works on a stack of its own, with its own state and port, so that nothing of the
/// developer's is touched.
/// </summary>
internal sealed class Companion : IDisposable
{
    /// <summary>The stack.</summary>
    public const string Stack = "e2e";

    /// <summary>The port of this machine at which the stack opens the application.</summary>
    public const int Port = 30181;

    private readonly TemporaryFolder _project = new();
    private readonly TemporaryFolder _state = new();

    /// <summary>A project that is this repository but for the stack.</summary>
    /// <param name="settings">The stack's file; <see langword="null"/> for one like the local stack's, with a port of its own.</param>
    public Companion(string? settings = null)
    {
        _project.Write("Pulumi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));
        _project.Write($"Pulumi.{Stack}.yaml", settings ?? LocalSettings);
        foreach (var sources in new[] { "app-images", "chart" })
        {
            Directory.CreateSymbolicLink(Path.Combine(_project.Path, sources), Path.Combine(Repository.Root, sources));
        }
    }

    /// <summary>A project whose stack file can hold secrets.</summary>
    public static Companion WithSecrets(ImmutableDictionary<string, string?> variables) => new(
        $"encryptionsalt: {PulumiEncryptor.EncryptionSalt}\n{LocalSettings}")
    {
        Variables = variables.Add("PULUMI_CONFIG_PASSPHRASE", PulumiEncryptor.Passphrase),
    };

    /// <summary>The variables that differ from this process's.</summary>
    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    private static string LocalSettings =>
        $"{File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.local.yaml")).TrimEnd()}\n  todo:nodePort: {Port}\n";

    private string StackFile => Path.Combine(_project.Path, $"Pulumi.{Stack}.yaml");

    /// <summary>Where the application is open.</summary>
    public static Uri Address { get; } = new($"http://127.0.0.1:{Port}");

    /// <summary>Runs a command to its end, whatever that is.</summary>
    public Task<ProcessResult> RunAsync(string command, params string[] options) =>
        RunIn(_project.Path, [command, "--stack", Stack, .. options], CancellationToken.None);

    /// <summary>Runs a command that is to succeed, and gives what it printed.</summary>
    public async Task<string> SucceedAsync(string command, params string[] options)
    {
        var result = await RunAsync(command, options);
        Assert.That(result.ExitCode, Is.Zero, result.Text);
        return result.Output;
    }

    /// <summary>Runs a command and, when it has not ended by then, kills it as <c>kill -9</c> does.</summary>
    public async Task KillAfterAsync(TimeSpan time, string command, params string[] options)
    {
        using var end = new CancellationTokenSource(time);
        try
        {
            await RunIn(_project.Path, [command, "--stack", Stack, .. options], end.Token);
        }
        catch (OperationCanceledException)
        {
            TestContext.Out.WriteLine($"{command} was killed after {time.TotalSeconds:F1} s");
        }
    }

    /// <summary>Adds lines to the stack's settings until it is disposed of.</summary>
    public IDisposable With(string lines)
    {
        var before = File.ReadAllText(StackFile);
        File.AppendAllText(StackFile, lines);
        return new Undo(() => File.WriteAllText(StackFile, before));
    }

    /// <summary>Runs a command in the repository itself to its end, whatever that is.</summary>
    public Task<ProcessResult> RunInRepositoryAsync(params string[] arguments) => RunIn(Repository.Root, arguments, CancellationToken.None);

    /// <summary>Renders a stack of the repository into a folder.</summary>
    public async Task RenderStackAsync(string stack, string folder)
    {
        var result = await RunInRepositoryAsync("render", "--stack", stack, "--output", folder);
        Assert.That(result.ExitCode, Is.Zero, result.Text);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _project.Dispose();
        _state.Dispose();
    }

    private Task<ProcessResult> RunIn(string folder, string[] arguments, CancellationToken cancellation) => new ProcessRunner().RunAsync(
        BuiltCompanion.Call(folder, arguments) with { Variables = BuiltCompanion.StateIn(_state.Path).SetItems(Variables) },
        TestContext.Progress.WriteLine,
        cancellation);

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
