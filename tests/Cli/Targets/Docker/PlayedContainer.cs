using System.Text.Json;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>A container of a <see cref="PlayedMachine"/>.</summary>
internal sealed record PlayedContainer(string Service)
{
    public string Id { get; init; } = $"{Service}0123456789abcdef";

    public string State { get; init; } = "running";

    public int ExitCode { get; init; }

    public bool OutOfMemory { get; init; }

    public int Restarts { get; init; }

    public string? Health { get; init; }

    public DateTimeOffset StartedAt { get; init; } = DateTimeOffset.UtcNow;

    public int? StartSeconds { get; init; }

    public int? Port { get; init; }

    /// <summary>The port of the machine that Docker chose for the readiness probe.</summary>
    public int? ReadyPort { get; init; } = 32768;

    /// <summary>As <c>docker inspect</c> describes it.</summary>
    public string ToJson() => $$"""
        {
          "Id": "{{Id}}",
          "RestartCount": {{Restarts}},
          "Config": {
            "Image": "todo-list-{{Service}}:v1.0.0",
            "Labels": {
              "com.docker.compose.project": "todo-local", "com.docker.compose.service": "{{Service}}",
              {{(StartSeconds is null ? "" : $"\"com.todo.start-seconds\": \"{StartSeconds}\",")}}
              "com.todo.ready.path": "/ready", "com.todo.ready.port": "8000", "com.todo.ready.timeout": "3"
            }
          },
          "State": {
            "Status": "{{State}}", "ExitCode": {{ExitCode}}, "OOMKilled": {{JsonSerializer.Serialize(OutOfMemory)}},
            {{(Health is null ? "" : $"\"Health\": {{ \"Status\": \"{Health}\" }},")}}
            "StartedAt": "{{StartedAt:O}}"
          },
          "HostConfig": { "Memory": 536870912, "PortBindings":
            {{(Port is null ? "null" : $"{{ \"80/tcp\": [{{ \"HostIp\": \"127.0.0.1\", \"HostPort\": \"{Port}\" }}] }}")}} },
          "NetworkSettings": { "Ports": { "8000/tcp":
            {{(ReadyPort is null ? "null" : $"[{{ \"HostIp\": \"127.0.0.1\", \"HostPort\": \"{ReadyPort}\" }}]")}} } }
        }
        """;
}
