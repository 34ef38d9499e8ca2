using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>What is set for one service of the application: <c>todo:backend</c>, say.</summary>
/// <param name="Scale">How many pods; at least 1, and 2 where <c>todo:availability</c> is redundant.</param>
/// <param name="Resources">Requests and limits of each pod.</param>
/// <param name="Shutdown">How a pod ends.</param>
public sealed record ServiceSettings(ScaleRange Scale, ResourceBudget Resources, GracefulShutdown Shutdown);
