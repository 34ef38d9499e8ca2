using System.Collections.Immutable;
using Todo.Cli.Evaluation;
using Todo.Cli.Settings;
using Todo.Infra;
using Todo.Infra.Services;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra;

/// <summary>Evaluates the two stacks with the settings files of the repository, and images of fixed sources.</summary>
internal static class Stacks
{
    internal static readonly string[] All = ["local", "production"];

    /// <summary>The plan of one of the repository's stacks.</summary>
    /// <param name="stack">Its name.</param>
    /// <param name="change">Changes what is configured for it.</param>
    internal static Task<Plan> EvaluateAsync(string stack, Func<StackConfig, StackConfig>? change = null) =>
        EvaluateAsync(Repository.Root, stack, TodoStack.Services, change);

    /// <summary>The plan of a stack of any services, whose file is in any folder.</summary>
    internal static async Task<Plan> EvaluateAsync(
        string directory, string stack, ImmutableArray<ServiceDescription> services, Func<StackConfig, StackConfig>? change = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var service in services)
        {
            folder.Write($"app-images/{service.Name}/Dockerfile", $"# {service.Name}\n");
        }

        folder.Write("chart/Chart.yaml", "# the chart\n");

        var config = StackFile.Read(ProjectFile.Find(directory), stack, _ => null);
        return await Evaluator.EvaluateAsync(
            new EvaluatedProject("todo", folder.Path),
            stack,
            change?.Invoke(config) ?? config,
            services,
            FixedSecrets(folder),
            CancellationToken.None);
    }

    /// <summary>Secrets that are the same in every run, so that the same settings give the same manifests.</summary>
    internal static GeneratedSecrets FixedSecrets(TemporaryFolder folder)
    {
        folder.State.Write(folder.State.Secrets, """
            {
              "database-password": "database-password-for-tests",
              "jwt-secret": "jwt-secret-for-tests",
              "secret-hash-key": "hash-key-for-tests"
            }
            """);
        return GeneratedSecrets.ReadFrom(folder.State);
    }
}
