using System.Collections.Immutable;
using Todo.Infra.Services;
using Todo.Infra.Settings;

namespace Todo.Cli.Evaluation;

/// <summary>
/// Makes the stack when Pulumi asks for it, and keeps what it threw: to the caller of a test run only the text of it comes through.
/// </summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="services">Its services.</param>
internal sealed class StackFactory(TodoSettings settings, ImmutableArray<ServiceDescription> services) : IServiceProvider
{
    /// <summary>What the composition threw; <see langword="null"/> when it threw nothing.</summary>
    internal Exception? Thrown { get; private set; }

    /// <inheritdoc />
    public object? GetService(Type serviceType)
    {
        try
        {
            return serviceType == typeof(ObservedStack) ? new ObservedStack(settings, services) : null;
        }
        catch (Exception exception)
        {
            Thrown = exception;
            throw;
        }
    }
}
