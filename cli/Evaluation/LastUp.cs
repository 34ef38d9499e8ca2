using Todo.Cli.State;

namespace Todo.Cli.Evaluation;

/// <summary>The plan that the last <c>up</c> carried out.</summary>
internal static class LastUp
{
    // A plan is an object, so this says that it was taken down.
    private const string TakenDown = "null";

    /// <summary>Reads it; <see langword="null"/> when there is none, or when it is of another version of this program.</summary>
    internal static Plan? Read(StateDirectory state) => Text(state) is { } text ? Plan.FromJson(text) : null;

    /// <summary>What a preview compares with: the plan, or nothing and why.</summary>
    internal static Baseline BaselineOf(StateDirectory state) => (Read(state), Text(state)) switch
    {
        ({ } plan, _) => new Baseline(plan, "the last up"),
        (_, null) => Baseline.Nothing("no up has been done here"),
        (_, TakenDown) => Baseline.Nothing("the stack is down"),
        _ => Baseline.Nothing("this version cannot read what the last up left"),
    };

    /// <summary>Keeps a plan that was carried out.</summary>
    internal static void Write(StateDirectory state, Plan plan) => state.Write(state.LastUp, plan.ToJson());

    /// <summary>Keeps that nothing of it is there any more.</summary>
    internal static void WriteTakenDown(StateDirectory state) => state.Write(state.LastUp, TakenDown);

    /// <summary>Whether something may be there: an <c>up</c> began, and no <c>down</c> came after it.</summary>
    internal static bool MayBeThere(StateDirectory state) => File.Exists(state.ComposeFile) && Text(state) != TakenDown;

    private static string? Text(StateDirectory state) => File.Exists(state.LastUp) ? File.ReadAllText(state.LastUp) : null;
}
