namespace Todo.Infra.Values;

/// <summary>What the application takes its surroundings for (its <c>APP_ENV</c>); the setting <c>todo:appEnvironment</c>.</summary>
public enum AppEnvironment
{
    /// <summary>Somebody's own machine: a placeholder for a secret is a warning.</summary>
    Local,

    /// <summary>The real thing: a placeholder for a secret is refused.</summary>
    Production,
}
