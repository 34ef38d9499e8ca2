using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets.Docker;
using Todo.Cli.Targets.Docker.Compose;

namespace Todo.Cli.Commands;

/// <summary><c>status</c>: says how each service of the stack does.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console, TextWriter standardOutput, Machine machine)
    {
        var stack = StackOption.Create();
        var json = new Option<bool>("--json") { Description = "Print JSON, for programs" };
        var command = new Command("status", $"Show how the services of the stack do; exit code {ExitCodes.Failed} unless all are ready") { stack, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(stack)!;
            var states = await new DockerStatus(machine, workspace.StateOf(name)).ReadAsync(name, cancellation);
            if (arguments.GetValue(json))
            {
                await standardOutput.WriteLineAsync(JsonOf(name, states));
            }
            else
            {
                Print(console, name, states);
            }

            return IsReady(states) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static bool IsReady(ImmutableArray<ServiceState> states) => !states.IsEmpty && states.All(state => state.IsReady);

    private static string JsonOf(string stack, ImmutableArray<ServiceState> states) => JsonSerializer.Serialize(
        new
        {
            Stack = stack,
            Ready = IsReady(states),
            Services = states.Select(state => new
            {
                state.Name,
                State = StateOf(state),
                Ready = state.IsReady,
                state.Detail,
                Restarts = state.Container?.Restarts,
                Image = state.Container?.Image,
                Address = AddressOf(state),
            }),
        },
        Json);

    private static void Print(IAnsiConsole console, string stack, ImmutableArray<ServiceState> states)
    {
        if (states.IsEmpty)
        {
            console.WriteLine($"Nothing of stack {stack} is running. To bring it up: ./todo up --stack {stack}");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("Service", "State", "Ready", "Restarts", "Image", "Address");
        foreach (var state in states)
        {
            string[] cells =
            [
                state.Name, StateOf(state), state.IsReady ? "yes" : $"no: {state.Detail}",
                state.Container?.Restarts.ToString(CultureInfo.InvariantCulture) ?? "-", state.Container?.Image ?? "-", AddressOf(state) ?? "-",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }

    private static string StateOf(ServiceState state) => state.Container?.State ?? "missing";

    private static string? AddressOf(ServiceState state) =>
        state.Container?.PublishedPort is { } port ? PublishedPort.AddressOf(port) : null;
}
