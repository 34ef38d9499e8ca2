namespace Pulumi.Testing;

/// <summary>The stack of a test that has only a function.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Func<Task> createResources) => createResources().GetAwaiter().GetResult();
}
