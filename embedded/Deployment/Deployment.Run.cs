namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Would run the program under the Pulumi engine, which needs the official packages.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => ExplainAsync();

    /// <inheritdoc cref="RunAsync{TStack}()"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => ExplainAsync();

    private static async Task<int> ExplainAsync()
    {
        await Console.Error.WriteLineAsync("""
            error: this program was built with a stand-in for the Pulumi packages, which cannot talk to the Pulumi engine.
              With Pulumi:    install its CLI (https://www.pulumi.com/docs/install/), then run `pulumi up`; the build takes the
                              official packages once the CLI is there, or when asked to with -p:PulumiSdk=official.
              Without Pulumi: run `dotnet run --project cli -- up`.
            """);
        return 1;
    }
}
