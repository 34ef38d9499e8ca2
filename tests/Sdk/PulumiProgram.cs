using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;

namespace Todo.Tests.Sdk;

/// <summary>Runs a piece of a Pulumi program against mocks.</summary>
internal static class PulumiProgram
{
    public static readonly TestOptions Preview = new() { IsPreview = true };

    public static readonly TestOptions Update = new() { IsPreview = false };

    // A run that never ends is a failure as well.
    public static Task<ImmutableArray<Resource>> RunAsync(Action program, IMocks? mocks = null, TestOptions? options = null) =>
        Deployment.TestAsync(mocks ?? new EchoMocks(), options ?? Update, program).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Runs the program in a preview, and gives what it gave.</summary>
    public static async Task<T> InPreviewAsync<T>(Func<T> program, IMocks? mocks = null)
    {
        T? result = default;
        await RunAsync(() => { result = program(); }, mocks, Preview);
        return result!;
    }

    /// <summary>What is thrown to whoever runs the program.</summary>
    public static Exception ErrorOf(Action program, IMocks? mocks = null) => Assert.CatchAsync(() => RunAsync(program, mocks))!;

    /// <summary>The message of the failure that the program ends with.</summary>
    public static string FailureOf(Action program, IMocks? mocks = null) => ErrorOf(program, mocks).Message;
}
