using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Todo.Tests.EndToEnd;

/// <summary>Uses the running application as its page does.</summary>
internal sealed class TodoClient(Entrance entrance) : IDisposable
{
    private const string Password = "correct horse battery staple";

    private readonly HttpClient _http = new(entrance.Handler()) { BaseAddress = entrance.Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A client of an application without TLS.</summary>
    public TodoClient(Uri address)
        : this(new Entrance(address))
    {
    }

    /// <summary>An address of which nobody has an account yet.</summary>
    public string Email { get; } = $"{Guid.NewGuid():N}@example.com";

    /// <summary>The header that the account's requests carry.</summary>
    public string Authorization => _http.DefaultRequestHeaders.Authorization!.ToString();

    /// <summary>The page.</summary>
    public Task<string> PageAsync() => _http.GetStringAsync(new Uri("/", UriKind.Relative));

    /// <summary>Makes an account and signs in.</summary>
    public Task SignUpAsync() => EnterAsync("/api/auth/sign-up");

    /// <summary>Signs in to the account.</summary>
    public Task SignInAsync() => EnterAsync("/api/auth/sign-in");

    /// <summary>Waits until the API answers, if only that nobody is signed in.</summary>
    public async Task UntilAnsweredAsync(TimeSpan time)
    {
        var end = DateTime.UtcNow + time;
        while (DateTime.UtcNow < end)
        {
            using var answer = await _http.GetAsync(new Uri("/api/tasks", UriKind.Relative));
            if ((int)answer.StatusCode < 500)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    /// <summary>Adds a task.</summary>
    public async Task AddTaskAsync(string title)
    {
        using var answer = await TryAddTaskAsync(title);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks for a task to be added, and gives whatever the answer is.</summary>
    public Task<HttpResponseMessage> TryAddTaskAsync(string title) => _http.PostAsJsonAsync("/api/tasks", new { title });

    /// <summary>The titles of all tasks.</summary>
    public async Task<string[]> TitlesAsync()
    {
        var titles = new List<string>();
        var path = "/api/tasks";
        while (path is not null)
        {
            var page = await _http.GetFromJsonAsync<JsonObject>(path);
            titles.AddRange(page!["items"]!.AsArray().Select(task => task!["title"]!.GetValue<string>()));
            path = page["next_cursor"] is { } next ? $"/api/tasks?cursor={Uri.EscapeDataString(next.GetValue<string>())}" : null;
        }

        return [.. titles];
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task EnterAsync(string path)
    {
        using var answer = await _http.PostAsJsonAsync(path, new { email = Email, password = Password });
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body!["access_token"]!.GetValue<string>());
    }
}
