using Todo.Cli.Errors;
using Todo.Cli.Settings;
using Todo.Cli.State;
using Todo.Infra;
using Todo.Infra.Policies;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Cli.Evaluation;

/// <summary>Where a command works: the project that the current folder belongs to, its settings, and what this machine remembers of it.</summary>
/// <param name="folder">The folder to look for the project from.</param>
/// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
internal sealed class Workspace(string folder, Func<string, string?> environment)
{
    private readonly Lazy<ProjectFile> _project = new(() => ProjectFile.Find(folder));

    /// <summary>The repository.</summary>
    internal string Directory => _project.Value.Directory;

    /// <summary>Where this machine remembers a stack.</summary>
    /// <exception cref="UserError">There is no such stack: nothing is made for a mistyped name.</exception>
    internal StateDirectory StateOf(string stack)
    {
        _ = _project.Value.StackFilePath(stack);
        return StateDirectory.Of(stack);
    }

    /// <summary>Evaluates a stack and checks every manifest against the policies.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <param name="network">What image builds can reach, where the companion has found out; otherwise as set.</param>
    /// <exception cref="UserError">The settings file has mistakes, or a manifest breaks a policy.</exception>
    /// <exception cref="SettingsException">There are mistakes in the settings.</exception>
    internal async Task<Plan> EvaluateAsync(string stack, CancellationToken cancellation, ImageNetwork? network = null)
    {
        var config = StackFile.Read(_project.Value, stack, environment);
        if (network is { } found)
        {
            config = config with { Values = config.Values.SetItem($"{TodoSettings.Prefix}network", found.ToString().ToLowerInvariant()) };
        }

        var project = new EvaluatedProject(_project.Value.Name, Directory);
        var plan = await Evaluator.EvaluateAsync(project, stack, config, TodoStack.Services, new GeneratedSecrets(StateOf(stack)), cancellation);
        RefuseViolations(plan);
        return plan;
    }

    private static void RefuseViolations(Plan plan)
    {
        var violations = AppPolicies.Check(plan.Manifests).ToList();
        if (violations.Count > 0)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The manifests of stack {plan.Stack} break {violations.Count} rules of infra/Policies; nothing was touched.\n  {string.Join("\n  ", violations)}");
        }
    }
}
