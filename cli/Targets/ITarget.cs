using System.Collections.Immutable;
using Todo.Cli.Comparison;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets;

/// <summary>
/// A place where a stack can run.
/// What is the same everywhere (asking, waiting, explaining, printing) is not its business.
/// </summary>
internal interface ITarget
{
    /// <summary>Its name, as <c>--target</c> takes it.</summary>
    string Name { get; }

    /// <summary>Whether commands mean it when they name none.</summary>
    bool IsDefault => false;

    /// <summary>The options that make a command be about a stack here.</summary>
    string OptionsFor(StackContext stack) => IsDefault ? $"--stack {stack.Name}" : $"--stack {stack.Name} --target {Name}";

    /// <summary>Does all that comes before the start: tools, images, files.</summary>
    /// <param name="stack">The stack; its lock is held.</param>
    /// <param name="plan">What is to run.</param>
    /// <param name="consent">Asks the user before something is installed.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="Errors.UserError">The stack cannot run here, or something is missing and cannot be had.</exception>
    Task<IRollout> PrepareAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation);

    /// <summary>Brings the images that a stack builds to where its pods run, by their plain names as well.</summary>
    /// <exception cref="Errors.UserError">One cannot be built, or brought there.</exception>
    Task BringImagesAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation);

    /// <summary>The state of each service that is to run or does run; none when nothing of the stack is there.</summary>
    /// <exception cref="Errors.UserError">The target does not let this user ask.</exception>
    Task<ImmutableArray<ServiceState>> StatusAsync(StackContext stack, CancellationToken cancellation);

    /// <summary>The last lines that a service logged; none when nothing of it runs.</summary>
    Task<ImmutableArray<string>> LogAsync(StackContext stack, ServiceState service, int count, CancellationToken cancellation);

    /// <summary>The command that shows the whole log of a service; <see langword="null"/> when nothing of it runs.</summary>
    string? LogCommand(StackContext stack, ServiceState service);

    /// <summary>Removes what <c>up</c> made; data only when asked to.</summary>
    /// <exception cref="Errors.UserError">It cannot be removed, or the user does not agree to where.</exception>
    Task<Removal> RemoveAsync(StackContext stack, bool deleteData, Consent consent, CancellationToken cancellation);

    /// <summary>What the changes from one plan to another cause here.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="before">What the last <c>up</c> carried out; <see langword="null"/> when there was none.</param>
    /// <param name="after">What the next one would.</param>
    IConsequences ConsequencesOf(StackContext stack, Plan? before, Plan after);
}
