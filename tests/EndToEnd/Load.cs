using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// One kind of visitor, who goes on asking for a path until told to stop. It counts as it goes, so that what is under test decides how
/// long it lasts; and it checks certificates, which load generators do not.
/// </summary>
internal sealed class Load : IDisposable
{
    private const int Clients = 4;

    // Longer than anything that the application itself waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly LoadKind _kind;
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task _clients;
    private int _count;
    private long _slowest;

    /// <summary>Starts it.</summary>
    /// <param name="entrance">Where it goes.</param>
    /// <param name="kind">What it asks for, and how.</param>
    /// <param name="authorization">Who it is.</param>
    public Load(Entrance entrance, LoadKind kind, string authorization)
    {
        _kind = kind;
        _http = new HttpClient(entrance.Handler()) { BaseAddress = entrance.Address, Timeout = Patience };
        _http.DefaultRequestHeaders.ConnectionClose = !kind.KeepsConnection;
        _http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        _clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(ComeAgainAsync)));
    }

    /// <summary>How many requests have been answered or have failed.</summary>
    public int Count => _count;

    /// <summary>Those that were answered by anything but 200 and the whole body, each with its time and the reason.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How long the slowest took.</summary>
    public TimeSpan Slowest => TimeSpan.FromTicks(_slowest);

    /// <summary>Lets the requests that are on their way come to their end, and sends no more.</summary>
    public Task StopAsync()
    {
        _stop.Cancel();
        return _clients;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ComeAgainAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1) * Clients / _kind.PerSecond);
        while (!_stop.IsCancellationRequested)
        {
            await AskAsync();
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task AskAsync()
    {
        var start = _clock.Elapsed;
        try
        {
            using var answer = await _http.GetAsync(new Uri(_kind.Path, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Fail(start, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Fail(start, (exception.InnerException ?? exception).Message);
        }

        Interlocked.Increment(ref _count);
        var took = (_clock.Elapsed - start).Ticks;
        if (took > Interlocked.Read(ref _slowest))
        {
            Interlocked.Exchange(ref _slowest, took);
        }
    }

    private void Fail(TimeSpan start, string reason) => _failures.Enqueue(string.Create(
        CultureInfo.InvariantCulture,
        $"{_kind}: {start.TotalSeconds:0.0}–{_clock.Elapsed.TotalSeconds:0.0} s: {reason.Trim()}"));
}
