using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Todo.Cli.Targets;

/// <summary>Shows how services come up: a live tree on a terminal, a line for each change elsewhere.</summary>
internal static class StartView
{
    /// <summary>Shows it while the work is done; the work hands over the states.</summary>
    public static Task<T> RunAsync<T>(
        IAnsiConsole console, string title, SecretMask mask, Func<Action<ImmutableArray<ServiceState>>, Task<T>> work) =>
        console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? console.Live(new Tree(title)).StartAsync(live => work(states => live.UpdateTarget(TreeOf(title, mask, states))))
            : work(Lines(console, mask));

    private static Tree TreeOf(string title, SecretMask mask, ImmutableArray<ServiceState> states)
    {
        var tree = new Tree(title);
        foreach (var state in states)
        {
            tree.AddNode(state.IsReady
                ? $"[green]{Markup.Escape(state.Name)}[/] ready"
                : $"[yellow]{Markup.Escape(state.Name)}[/] [grey]{Markup.Escape(mask.Apply(state.Detail))}[/]");
        }

        return tree;
    }

    private static Action<ImmutableArray<ServiceState>> Lines(IAnsiConsole console, SecretMask mask)
    {
        var clock = Stopwatch.StartNew();
        var shown = new Dictionary<string, string>();
        return states =>
        {
            foreach (var state in states.Where(state => shown.GetValueOrDefault(state.Name) != state.Detail))
            {
                shown[state.Name] = state.Detail;
                console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {state.Name}: {mask.Apply(state.Detail)} ({clock.Elapsed.TotalSeconds:0.0} s)"));
            }
        };
    }
}
