using System.CommandLine;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Evaluation.Refs;

namespace Todo.Cli.Commands;

/// <summary><c>plan</c>: writes the plan of a stack, for the <c>preview</c> of another version of this program. It is in no help.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create(Workspace workspace, TextWriter standardOutput)
    {
        var stack = StackOption.Create();
        var command = new Command(ProgramOfRef.Verb, "Write the stack's plan as JSON, secrets in plain text included") { stack };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellation) =>
        {
            var plan = await workspace.ProgramForComparison(arguments.GetValue(stack)!).PlanAsync(cancellation);
            await standardOutput.WriteLineAsync(plan.ToJson().AsMemory(), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
