using Todo.Cli.Errors;

namespace Todo.Cli.State;

/// <summary>
/// Which clone of the repository a stack belongs to. Stacks are kept by their names, so without it a second clone's <c>up</c> would
/// put its containers onto the first one's data.
/// </summary>
/// <param name="stack">The stack's name.</param>
/// <param name="state">The folder in which this machine remembers the stack.</param>
/// <param name="clone">The folder of this clone.</param>
/// <param name="isClone">Whether a folder is there and holds a clone.</param>
internal sealed class StackOwner(string stack, StateDirectory state, string clone, Func<string, bool> isClone)
{
    // The same folder can be written in two ways where the case of letters makes no difference.
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The folder of the clone that the stack belongs to; <see langword="null"/> before the first <c>up</c>.</summary>
    internal string? Clone => File.Exists(state.Owner) ? File.ReadAllText(state.Owner) : null;

    /// <summary>Whether the stack belongs to this clone.</summary>
    internal bool IsThis => string.Equals(Clone, clone, Comparison);

    /// <summary>The folder of another clone that the stack belongs to; <see langword="null"/> when there is none any more.</summary>
    internal string? Other => Clone is { } owner && !IsThis && isClone(owner) ? owner : null;

    /// <summary>Lets another clone's stack be.</summary>
    /// <exception cref="UserError">The stack belongs to another clone.</exception>
    internal void RefuseOther()
    {
        if (Other is { } other)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The stack {stack} belongs to another clone of this repository, {other}; nothing was touched. Do one of these:\n"
                + $"  work there:            cd '{other}'\n"
                + $"  use another stack:     cp Pulumi.{stack}.yaml Pulumi.NAME.yaml\n"
                + "                         set todo:nodePort in it to a free port, then use --stack NAME\n"
                + $"  take it with its data: ./todo down --stack {stack}, in that clone\n"
                + $"                         ./todo up --stack {stack} --take-over, here");
        }
    }

    /// <summary>Makes the stack this clone's, if it is nobody's or its clone is gone.</summary>
    /// <returns>The folder of the clone that is gone, if there was one.</returns>
    /// <exception cref="UserError">The stack belongs to another clone.</exception>
    internal string? Claim()
    {
        state.Create();
        using var held = FileLock.Wait(state.OwnerLock);
        RefuseOther();
        return IsThis ? null : Write();
    }

    /// <summary>Makes the stack this clone's, whoever had it.</summary>
    /// <param name="isUp">Whether the stack is up.</param>
    /// <exception cref="UserError">It is up in another clone.</exception>
    internal void TakeOver(Func<bool> isUp)
    {
        state.Create();
        using var held = FileLock.Wait(state.OwnerLock);
        if (Other is { } other && isUp())
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The stack {stack} is up in another clone of this repository, {other}; nothing was touched. First take it down there:\n"
                + $"  cd '{other}' && ./todo down --stack {stack}");
        }

        Write();
    }

    private string? Write()
    {
        var before = Clone;
        state.Write(state.Owner, clone);
        return before;
    }
}
