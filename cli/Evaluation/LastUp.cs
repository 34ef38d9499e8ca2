using System.Text.Json;
using Todo.Cli.State;

namespace Todo.Cli.Evaluation;

/// <summary>The plan that the last <c>up</c> carried out: what a preview compares with.</summary>
internal static class LastUp
{
    // A plan is an object, so this says that it was taken down.
    private const string TakenDown = "null";

    /// <summary>Reads it, or why there is none.</summary>
    internal static Baseline Read(StateDirectory state)
    {
        if (!File.Exists(state.LastUp))
        {
            return Baseline.Nothing("no up has been done here");
        }

        var text = File.ReadAllText(state.LastUp);
        if (text == TakenDown)
        {
            return Baseline.Nothing("the stack is down");
        }

        return Parse(text) is { } plan
            ? new Baseline(plan, "the last up")
            : Baseline.Nothing("the last up was another version's, whose plan this one cannot read");
    }

    /// <summary>Keeps a plan that was carried out.</summary>
    internal static void Write(StateDirectory state, Plan plan) => state.Write(state.LastUp, JsonSerializer.Serialize(plan));

    /// <summary>Keeps that nothing of it is there any more.</summary>
    internal static void WriteTakenDown(StateDirectory state) => state.Write(state.LastUp, TakenDown);

    /// <summary>Whether something may be there: an <c>up</c> began, and no <c>down</c> came after it.</summary>
    internal static bool MayBeThere(StateDirectory state) =>
        File.Exists(state.ComposeFile) && !(File.Exists(state.LastUp) && File.ReadAllText(state.LastUp) == TakenDown);

    private static Plan? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Plan>(text) is { Resources.IsDefault: false } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
