using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// Marks tests that need the real Docker or a real cluster. They are left out, with the reason, unless <c>TODO_E2E=1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EndToEndAttribute : NUnitAttribute, IApplyToTest
{
    private const string Variable = "TODO_E2E";
    private const string Category = "EndToEnd";

    /// <inheritdoc />
    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyNames.Category, Category);
        if (Environment.GetEnvironmentVariable(Variable) != "1" && test.RunState == RunState.Runnable)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(
                PropertyNames.SkipReason,
                $"needs Docker or a cluster and takes minutes; to run it: {Variable}=1 dotnet test --filter Category={Category}");
        }
    }
}
