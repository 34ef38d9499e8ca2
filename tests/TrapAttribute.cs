using NUnit.Framework.Interfaces;

[assembly: Todo.Tests.Trap]

namespace Todo.Tests;

/// <summary>
/// Fails each test that touched the user's home, state, Docker or other programs that a trap stands for. Left out for runs with
/// <c>TODO_E2E=1</c>, which are there to use the real Docker.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TrapAttribute : Attribute, ITestAction
{
    // So that only the test that sprang it fails, and not all that follow.
    private readonly HashSet<string> _known = [];

    /// <inheritdoc />
    public ActionTargets Targets => ActionTargets.Test;

    /// <inheritdoc />
    public void BeforeTest(ITest test)
    {
    }

    /// <inheritdoc />
    public void AfterTest(ITest test)
    {
        var sprung = TrapForTheRun.Trap?.Sprung() ?? [];
        var isNew = sprung.Where(_known.Add).ToList();
        Assert.That(isNew, Is.Empty, "a test may not see the user's home, state, environment or Docker");
    }
}
