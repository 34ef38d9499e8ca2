namespace Todo.Infra.Values;

/// <summary>The least severe messages that the application logs; the setting <c>todo:logLevel</c>.</summary>
public enum LogLevel
{
    /// <summary>Every step.</summary>
    Debug,

    /// <summary>Every request.</summary>
    Info,

    /// <summary>What is unusual.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,
}
