using System.CommandLine;
using Spectre.Console;
using Todo.Cli.Comparison;
using Todo.Cli.Comparison.Causes;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Commands;

/// <summary><c>compare</c>: shows what differs between two stacks, and which setting is the reason.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, IAnsiConsole console)
    {
        var one = new Argument<string>("one") { Description = "A stack" };
        var other = new Argument<string>("other") { Description = "Another stack" };
        var command = new Command("compare", "Show what differs between two stacks, and which setting is the reason") { one, other };
        command.SetAction(async (arguments, cancellation) =>
        {
            var (first, second) = (arguments.GetValue(one)!, arguments.GetValue(other)!);
            var before = (await workspace.ProgramForComparison(first).PlanAsync(cancellation)).As(second);
            var program = workspace.ProgramForComparison(second);
            var after = await program.PlanAsync(cancellation);
            var changes = await CauseFinder.ExplainAsync(
                PlanComparison.Compare(before, after, new NoConsequences()), before, after, program, cancellation);
            ChangeReport.Print(console, second, $"stack {first}", changes, ChangeCount.Of(changes).Comparison(first, second));
            return ExitCodes.Done;
        });
        return command;
    }
}
