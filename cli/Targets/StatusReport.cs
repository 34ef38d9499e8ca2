using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Todo.Cli.Targets;

/// <summary>The state of a stack, as a table for people and as JSON for programs.</summary>
/// <param name="stack">The stack's name.</param>
/// <param name="states">The state of each service; none when nothing of the stack is there.</param>
internal sealed class StatusReport(string stack, ImmutableArray<ServiceState> states)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether the stack is there and all of it is ready.</summary>
    public bool IsReady => !states.IsEmpty && states.All(state => state.IsReady);

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Stack = stack,
            Ready = IsReady,
            Services = states.Select(state => new
            {
                state.Name,
                state.State,
                Ready = state.IsReady,
                state.Detail,
                state.Restarts,
                state.Image,
                state.Address,
            }),
        },
        Json);

    /// <summary>Prints the table.</summary>
    public void Print(IAnsiConsole console)
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
                state.Name, state.State, state.IsReady ? "yes" : $"no: {state.Detail}",
                state.Restarts?.ToString(CultureInfo.InvariantCulture) ?? "-", state.Image ?? "-", state.Address ?? "-",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }
}
