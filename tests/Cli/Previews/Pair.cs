using System.Collections.Immutable;
using Todo.Cli.Checking;
using Todo.Cli.Comparison;
using Todo.Cli.Comparison.Causes;
using Todo.Cli.Evaluation;
using Todo.Cli.Previews;
using Todo.Cli.Settings;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Docker;
using Todo.Infra;
using Todo.Infra.Settings;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Previews;

/// <summary>A stack before and after a change: the repository's own, and what is different in it.</summary>
/// <param name="Name">What the change is, as a sentence.</param>
internal sealed record Pair(string Name)
{
    private static readonly Func<StackConfig, StackConfig> Unchanged = config => config;

    /// <summary>The stack of the repository.</summary>
    internal string Stack { get; init; } = "local";

    /// <summary>What was set before.</summary>
    internal Func<StackConfig, StackConfig> Was { get; init; } = Unchanged;

    /// <summary>What is set now.</summary>
    internal Func<StackConfig, StackConfig> Is { get; init; } = Unchanged;

    /// <summary>A source file that is there now, as its path and content.</summary>
    internal (string Path, string Content)? Source { get; init; }

    /// <summary>What the program made otherwise before.</summary>
    internal Func<Plan, Plan?> Program { get; init; } = plan => plan;

    /// <summary>Whether Docker is the target, and not a cluster.</summary>
    internal bool OnDocker { get; init; }

    /// <summary>The preview of the change.</summary>
    internal async Task<StackPreview> PreviewAsync()
    {
        using var folder = new TemporaryFolder();
        var before = Program(await EvaluateAsync(folder, Was));
        if (Source is var (path, content))
        {
            folder.Write(path, content);
        }

        var program = new StackProgram(
            [.. TodoStack.SectionsOf(TodoStack.Services)], (change, _) => EvaluateAsync(folder, config => change(Is(config))));
        var after = await program.PlanAsync(CancellationToken.None);
        IConsequences consequences = OnDocker ? DockerConsequences.Between(before, after, "/files") : new ClusterConsequences();
        var changes = await CauseFinder.ExplainAsync(
            PlanComparison.Compare(before, after, consequences), before, after, program, CancellationToken.None);
        return new StackPreview(Stack, "main", changes, StackCheck.Of(after));
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private Task<Plan> EvaluateAsync(TemporaryFolder folder, Func<StackConfig, StackConfig> change)
    {
        foreach (var service in TodoStack.Services)
        {
            folder.Write($"app-images/{service.Name}/Dockerfile", $"# {service.Name}\n");
        }

        return Evaluator.EvaluateAsync(
            new EvaluatedProject("todo", folder.Path),
            Stack,
            change(StackFile.Read(ProjectFile.Find(Repository.Root), Stack, _ => null)),
            TodoStack.Services,
            Stacks.FixedSecrets(folder),
            CancellationToken.None);
    }
}
