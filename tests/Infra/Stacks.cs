using Todo.Cli;
using Todo.Cli.Evaluation;
using Todo.Cli.Settings;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra;

/// <summary>Evaluates the two stacks with the settings files of the repository, and images of fixed sources.</summary>
internal static class Stacks
{
    internal static readonly string[] All = ["local", "production"];

    internal static async Task<Plan> EvaluateAsync(string stack, Func<StackConfig, StackConfig>? change = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var service in new[] { "frontend", "backend", "database" })
        {
            folder.Write($"app-images/{service}/Dockerfile", $"# {service}\n");
        }

        var config = StackFile.Read(ProjectFile.Find(Repository.Root), stack, _ => null);
        return await Evaluator.EvaluateAsync(
            new EvaluatedProject("todo", folder.Path), stack, change?.Invoke(config) ?? config, FixedSecrets(folder), CancellationToken.None);
    }

    /// <summary>Secrets that are the same in every run, so that the same settings give the same manifests.</summary>
    internal static GeneratedSecrets FixedSecrets(TemporaryFolder folder)
    {
        folder.State.Write(folder.State.Secrets, """{"database-password":"database-password-for-tests","jwt-secret":"jwt-secret-for-tests"}""");
        return GeneratedSecrets.ReadFrom(folder.State);
    }
}
