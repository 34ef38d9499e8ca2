namespace Pulumi;

/// <summary>Messages to whoever runs the program. Here only errors are kept: they fail the run.</summary>
public static class Log
{
    /// <summary>A message about what should be looked at.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Required;

    /// <summary>A message that fails the run.</summary>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Required.AddError(new RunException(message));
}
