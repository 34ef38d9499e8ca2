using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Todo.Tests.EndToEnd;

/// <summary>People who go on adding tasks until told to stop.</summary>
internal sealed class TaskWriters
{
    private const int Writers = 4;

    private const HttpStatusCode NoAnswer = 0;

    // No refusal for as long as this: it is over.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TodoClient _client;
    private readonly string _mark = $"{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> _acknowledged = new();
    private readonly ConcurrentQueue<(HttpStatusCode Status, bool SaysWhen, TimeSpan At)> _refused = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _writers;
    private volatile bool _isOver;

    /// <summary>Starts them.</summary>
    public TaskWriters(TodoClient client)
    {
        _client = client;
        _writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));
    }

    /// <summary>Waits until tasks have been refused, and are accepted again.</summary>
    public async Task UntilAcceptedAgainAsync(TimeSpan most)
    {
        var end = _clock.Elapsed + most + Quiet;
        while (_clock.Elapsed < end && (_refused.IsEmpty || _clock.Elapsed - _refused.Last().At < Quiet))
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>Stops them.</summary>
    public async Task<TaskReport> StopAsync()
    {
        _isOver = true;
        await _writers;
        var times = _refused.Select(refusal => refusal.At).Order().ToArray();
        return new TaskReport(
            [.. _acknowledged],
            [.. _refused.Select(refusal => (refusal.Status, refusal.SaysWhen))],
            times.Length == 0 ? TimeSpan.Zero : times[^1] - times[0]);
    }

    private async Task WriteAsync(int writer)
    {
        for (var number = 0; !_isOver; number++)
        {
            await AddAsync($"{_mark} {writer} {number}");
            await Task.Delay(Pause);
        }
    }

    private async Task AddAsync(string title)
    {
        try
        {
            using var answer = await _client.TryAddTaskAsync(title);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                _acknowledged.Enqueue(title);
            }
            else
            {
                _refused.Enqueue((answer.StatusCode, answer.Headers.RetryAfter is not null, _clock.Elapsed));
            }
        }
        catch (HttpRequestException)
        {
            _refused.Enqueue((NoAnswer, false, _clock.Elapsed));
        }
    }
}
