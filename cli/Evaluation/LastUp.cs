using System.Text.Json;
using Todo.Cli.State;

namespace Todo.Cli.Evaluation;

/// <summary>The plan that the last <c>up</c> carried out: what a preview compares with.</summary>
internal static class LastUp
{
    /// <summary>Reads it; <see langword="null"/> when there was none, or when it is of another version of this program.</summary>
    internal static Plan? Read(StateDirectory state)
    {
        if (!File.Exists(state.LastUp))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Plan>(File.ReadAllText(state.LastUp)) is { Resources.IsDefault: false } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a plan that was carried out.</summary>
    internal static void Write(StateDirectory state, Plan plan) => state.Write(state.LastUp, JsonSerializer.Serialize(plan));
}
