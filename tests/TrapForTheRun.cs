using Todo.Tests;

/// <summary>
/// Puts the trap where the user's home, state, Docker and passphrase are looked for, for the whole run; the companion's processes
/// that tests start inherit it. It stands in no namespace, as NUnit then takes it for the whole assembly.
/// </summary>
[SetUpFixture]
internal sealed class TrapForTheRun
{
    private TemporaryFolder? _folder;

    /// <summary>The trap; none where the real Docker is used.</summary>
    internal static Trap? Trap { get; private set; }

    [OneTimeSetUp]
    public void Set()
    {
        if (Environment.GetEnvironmentVariable("TODO_E2E") == "1")
        {
            return;
        }

        _folder = new TemporaryFolder();
        Trap = new Trap(_folder.Path);
        foreach (var (name, value) in Trap.Variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [OneTimeTearDown]
    public void Remove()
    {
        var sprung = Trap?.Sprung() ?? [];
        Trap?.Dispose();
        _folder?.Dispose();
        Assert.That(sprung, Is.Empty, "nothing in the run may see the user's home, state, environment or Docker");
    }
}
