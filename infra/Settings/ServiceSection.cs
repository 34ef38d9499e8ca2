using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>What the settings are told of a service: its section <c>todo:NAME</c>, and where it differs from its environment.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Summary">What the service is, for people who set its values.</param>
public sealed record ServiceSection(string Name, string Summary)
{
    /// <summary>Whether it may run several pods. One that may not always runs one, and has no setting for it.</summary>
    public bool IsReplicated { get; init; } = true;

    /// <summary>What a pod of it may use; <see langword="null"/> has the environment's value.</summary>
    public ResourceBudget? Resources { get; init; }

    /// <summary>How a pod of it ends; <see langword="null"/> has the environment's value.</summary>
    public GracefulShutdown? Shutdown { get; init; }

    /// <summary>The choice without which a stack has no such service; <see langword="null"/> when every stack has it.</summary>
    public (string Key, string Choice)? OnlyWhere { get; init; }
}
