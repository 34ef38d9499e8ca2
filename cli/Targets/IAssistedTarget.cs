namespace Todo.Cli.Targets;

/// <summary>A target into which an AI operator can be let look.</summary>
internal interface IAssistedTarget : ITarget
{
    /// <summary>Writes down what lets a program read what a diagnosis of a stack needs, for a while.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.UserError">The stack has no assistant, is not up, or is in another place than the target means.</exception>
    Task<AssistantAccess> GrantAccessAsync(StackContext stack, TimeSpan duration, CancellationToken cancellation);
}
