using System.Collections.Immutable;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets;

/// <summary>The targets there are, the default first.</summary>
internal sealed class TargetRegistry(params ImmutableArray<ITarget> targets)
{
    /// <summary>The name of the default.</summary>
    public string Default => targets[0].Name;

    /// <summary>Every name, for people to choose from.</summary>
    public string Names => string.Join(", ", targets.Select(target => target.Name));

    /// <summary>The one into which an assistant is let look: wherever the stack's settings say it runs.</summary>
    public IAssistedTarget Assisted => targets.OfType<IAssistedTarget>().Last();

    /// <summary>The target of a name.</summary>
    /// <exception cref="UserError">There is none of that name.</exception>
    public ITarget Of(string name) => targets.FirstOrDefault(target => target.Name == name) ?? throw new UserError(
        ExitCodes.WrongUse, $"There is no target {name}.\n    allowed: {Names}\n    run:     the same command with --target {Default}");

    /// <summary>The target of a name, which can tell what of a stack it has.</summary>
    /// <exception cref="UserError">There is none of that name, or it cannot.</exception>
    public ILiveTarget LiveOf(string name)
    {
        if (Of(name) is ILiveTarget target)
        {
            return target;
        }

        var able = targets.OfType<ILiveTarget>().Select(other => other.Name).ToList();
        throw new UserError(
            ExitCodes.WrongUse,
            $"The target {name} is no cluster to compare with.\n    allowed: {string.Join(", ", able)}\n"
                + $"    run:     the same command with --target {able[0]}");
    }
}
