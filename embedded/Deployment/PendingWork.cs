using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>All that a run has started: the run is over when all of it is, and fails if any of it does.</summary>
internal sealed class PendingWork
{
    private readonly ConcurrentQueue<Task> _tasks = new();
    private string? _failure;

    public void Add(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            _tasks.Enqueue(task);
    }

    /// <summary>Keeps the text of the first failure, which is all that whoever runs the program is told.</summary>
    public void AddError(Exception exception) => Interlocked.CompareExchange(ref _failure, Explain(exception), null);

    /// <summary>Waits for everything, what is started meanwhile included.</summary>
    /// <exception cref="RunException">Something failed. As in the official package, what was thrown is there only as text.</exception>
    public async Task DrainAsync()
    {
        while (_tasks.TryDequeue(out var task))
        {
            try
            {
                await task;
            }
            catch (Exception exception)
            {
                AddError(exception);
            }
        }

        if (_failure is not null)
            throw new RunException(_failure);
    }

    private static string Explain(Exception exception) => exception switch
    {
        RunException or ResourceException { HideStack: true } => exception.Message,
        ResourceException => exception.ToString(),
        _ => $"The program failed with an unhandled exception:\n{exception}",
    };
}
