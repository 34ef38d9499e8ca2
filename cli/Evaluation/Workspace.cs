using System.Collections.Immutable;
using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.Settings;
using Todo.Cli.State;
using Todo.Infra;
using Todo.Infra.Services;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Where a command works: the project that the current folder belongs to, its settings, and what this machine remembers of it.
/// </summary>
/// <param name="folder">The folder to look for the project from.</param>
/// <param name="environment">The value of an environment variable; <see langword="null"/> when it is not set.</param>
/// <param name="stateRoot">The folder below which this machine remembers stacks.</param>
/// <param name="notices">Gets lines that the user should know and that are no output.</param>
/// <param name="services">The services of the application.</param>
/// <param name="processes">Runs <c>helm</c>, where the stack is delivered by its chart.</param>
internal sealed class Workspace(
    string folder,
    Func<string, string?> environment,
    string stateRoot,
    Action<string> notices,
    ImmutableArray<ServiceDescription> services,
    IProcessRunner processes)
{
    private readonly Lazy<ProjectFile> _project = new(() => ProjectFile.Find(folder));

    /// <summary>The repository.</summary>
    internal string Directory => _project.Value.Directory;

    /// <summary>The stack that is named, or all stacks of the project for none.</summary>
    /// <exception cref="UserError">There is no such stack.</exception>
    internal IReadOnlyList<string> StacksOf(string? named)
    {
        if (named is null)
        {
            return _project.Value.Stacks;
        }

        _ = _project.Value.StackFilePath(named);
        return [named];
    }

    /// <summary>What reads and writes single settings of a stack.</summary>
    /// <exception cref="UserError">There is no such stack.</exception>
    internal StackSettings SettingsOf(string stack) => new(_project.Value, stack, environment, [.. TodoStack.SectionsOf(services)]);

    /// <summary>The full path of what the user named.</summary>
    internal string PathOf(string name) => Path.GetFullPath(name, folder);

    /// <summary>Where a stack is remembered, whichever clone it belongs to: for reading only.</summary>
    /// <exception cref="UserError">There is no such stack: nothing is made for a mistyped name.</exception>
    internal StateDirectory FindState(string stack)
    {
        _ = _project.Value.StackFilePath(stack);
        return StateDirectory.Of(stateRoot, stack);
    }

    /// <summary>Where this machine remembers a stack. It becomes this clone's when the clone that it belongs to is gone.</summary>
    /// <exception cref="UserError">There is no such stack, or it belongs to another clone.</exception>
    internal StateDirectory StateOf(string stack)
    {
        var state = FindState(stack);
        var owner = OwnerOf(stack, state);
        if (owner.Clone is not null)
        {
            Claim(stack, owner);
        }

        return state;
    }

    /// <summary>Where this machine remembers a stack, which is this clone's from now on.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="takeOver">Whether to take it from another clone, in which it is down.</param>
    /// <exception cref="UserError">There is no such stack, or it belongs to another clone.</exception>
    internal StateDirectory ClaimStateOf(string stack, bool takeOver)
    {
        var state = FindState(stack);
        var owner = OwnerOf(stack, state);
        if (takeOver)
        {
            owner.TakeOver(() => LastUp.MayBeThere(state));
        }

        Claim(stack, owner);
        return state;
    }

    /// <summary>What a preview of a stack compares with. Nothing is made for it.</summary>
    /// <exception cref="UserError">There is no such stack.</exception>
    internal Baseline BaselineOf(string stack)
    {
        var state = FindState(stack);
        return OwnerOf(stack, state).Other is { } other
            ? Baseline.Nothing($"the stack belongs to another clone, {other}")
            : LastUp.BaselineOf(state);
    }

    /// <summary>Evaluates a stack. Secrets that it generates are kept. Whoever carries the plan out refuses what breaks a policy.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <param name="network">What image builds can reach, where the companion has found out; otherwise as set.</param>
    /// <exception cref="UserError">The settings file has mistakes, or the stack is another clone's.</exception>
    /// <exception cref="SettingsException">There are mistakes in the settings.</exception>
    internal Task<Plan> EvaluateAsync(string stack, CancellationToken cancellation, ImageNetwork? network = null)
    {
        var state = StateOf(stack);
        var secrets = GeneratedSecrets.KeptIn(state, () => Claim(stack, OwnerOf(stack, state)));
        return EvaluateAsync(stack, secrets, network, cancellation);
    }

    /// <summary>Evaluates a stack for a preview, which leaves no trace in what another clone, or nobody yet, has.</summary>
    /// <inheritdoc cref="EvaluateAsync(string, CancellationToken, ImageNetwork?)"/>
    internal Task<Plan> PreviewAsync(string stack, CancellationToken cancellation) => Program(stack).PlanAsync(cancellation);

    /// <summary>What evaluates a stack for a preview, with any settings.</summary>
    /// <exception cref="UserError">There is no such stack.</exception>
    internal StackProgram Program(string stack)
    {
        var state = FindState(stack);
        var owner = OwnerOf(stack, state);
        return ProgramOf(
            stack,
            owner.IsThis ? GeneratedSecrets.KeptIn(state, () => { })
                : owner.Other is null ? GeneratedSecrets.ReadFrom(state)
                : GeneratedSecrets.Forgotten());
    }

    /// <summary>The same with a placeholder for every generated secret, so that it is the same on every machine.</summary>
    /// <inheritdoc cref="Program"/>
    internal StackProgram ProgramForComparison(string stack) => ProgramOf(stack, GeneratedSecrets.Placeholders());

    private StackProgram ProgramOf(string stack, GeneratedSecrets secrets)
    {
        // It is asked many times, and to decrypt takes longer than to evaluate.
        var config = new Lazy<StackConfig>(() => ConfigOf(stack));
        return new StackProgram(
            [.. TodoStack.SectionsOf(services)],
            (change, cancellation) => EvaluateAsync(stack, change(config.Value), secrets, cancellation));
    }

    private StackConfig ConfigOf(string stack) => StackFile.Read(_project.Value, stack, environment);

    private Task<Plan> EvaluateAsync(string stack, GeneratedSecrets secrets, ImageNetwork? network, CancellationToken cancellation)
    {
        var config = ConfigOf(stack);
        if (network is { } found)
        {
            config = config with { Values = config.Values.SetItem($"{TodoSettings.Prefix}network", SettingDescription.WordOf(found)) };
        }

        return EvaluateAsync(stack, config, secrets, cancellation);
    }

    private async Task<Plan> EvaluateAsync(string stack, StackConfig config, GeneratedSecrets secrets, CancellationToken cancellation)
    {
        var project = new EvaluatedProject(_project.Value.Name, Directory);
        var evaluated = await Evaluator.EvaluateAsync(project, stack, config, services, secrets, cancellation);
        return await new ChartRendering(processes, Directory).AddAsync(evaluated, cancellation);
    }

    private StackOwner OwnerOf(string stack, StateDirectory state) =>
        new(stack, state, Directory, clone => File.Exists(Path.Combine(clone, ProjectFile.FileName)));

    private void Claim(string stack, StackOwner owner)
    {
        if (owner.Claim() is { } gone)
        {
            notices($"The stack {stack} belonged to the clone {gone}, which is not there any more; from now on it belongs to {Directory}.");
        }
    }
}
