using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;

namespace Todo.Cli.Targets;

/// <summary>Takes a stack down at a target; data and passwords only when asked to.</summary>
internal sealed class StackDown(ITarget target, IAnsiConsole console, Consent consent)
{
    /// <summary>Takes the stack down.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="deleteData">Whether to delete data and generated passwords as well.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="UserError">It cannot be taken down.</exception>
    public async Task RunAsync(StackContext stack, bool deleteData, CancellationToken cancellation)
    {
        var command = $"./todo down {target.OptionsFor(stack)}";
        if (deleteData)
        {
            await consent.RequireAsync(
                $"Delete the data and the generated passwords of stack {stack.Name}? This cannot be undone.",
                preset: false,
                $"Deleting the data of stack {stack.Name} cannot be undone, and without a terminal nobody can be asked. "
                    + $"To delete it: {command} --delete-data --yes",
                $"Nothing was touched. To keep the data: {command}",
                cancellation);
        }

        using var held = StackLock.Take(stack.Name, stack.State);
        var removal = await target.RemoveAsync(stack, deleteData, consent, cancellation);
        if (removal.WasUp)
        {
            LastUp.WriteTakenDown(stack.State);
            console.WriteLine(removal.Services.IsEmpty
                ? $"Nothing of stack {stack.Name} was there."
                : $"Took stack {stack.Name} down: {string.Join(", ", removal.Services)}.");
            console.WriteLine(deleteData
                ? "Data and generated passwords are deleted."
                : $"Data and passwords are kept for the next up; to delete them: {command} --delete-data");
        }

        console.WriteLine(removal.Remark);
        if (deleteData)
        {
            stack.State.Clear();
        }
    }
}
