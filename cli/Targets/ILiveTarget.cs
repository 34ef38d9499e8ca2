using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets;

/// <summary>A target that can tell, object by object, what of a stack it has.</summary>
internal interface ILiveTarget : ITarget
{
    /// <summary>Compares what there is with what the next <c>up</c> would make of it; nothing is touched.</summary>
    /// <exception cref="Errors.UserError">It is the wrong place, or the target does not let this user ask.</exception>
    Task<LiveComparison> CompareLiveAsync(Plan plan, CancellationToken cancellation);
}
