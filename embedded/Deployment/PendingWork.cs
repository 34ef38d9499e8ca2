using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>All that a run has started, so that it ends when, and fails if, one of it does.</summary>
internal sealed class PendingWork
{
    private readonly ConcurrentQueue<Task> _tasks = new();
    private readonly List<Exception> _errors = [];

    public void Add(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            _tasks.Enqueue(task);
    }

    public void AddError(Exception exception)
    {
        // One error reaches everything that depends on it.
        lock (_errors)
            if (!_errors.Contains(exception))
                _errors.Add(exception);
    }

    /// <summary>Waits for everything, what is started meanwhile included.</summary>
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

        var errors = _errors.Select(Explain).ToList();
        if (errors.Count > 0)
            throw errors is [var only] ? only : new AggregateException(errors);
    }

    private static RunException Explain(Exception exception) => exception switch
    {
        RunException => new(exception.Message, exception),
        ResourceException { HideStack: true } => new(exception.Message, exception),
        ResourceException => new(exception.ToString(), exception),
        _ => new($"The program failed with an unhandled exception:\n{exception}", exception),
    };
}
