using System.Collections.Immutable;
using Spectre.Console;
using Todo.Cli.Errors;

namespace Todo.Cli.Targets;

/// <summary>Shows what the services of a stack logged.</summary>
internal sealed class StackLogs(ITarget target, IAnsiConsole console)
{
    /// <summary>Prints the last lines of a service, or of all.</summary>
    /// <exception cref="UserError">There is no such service, or nothing of the stack is there.</exception>
    public async Task PrintAsync(StackContext stack, string? service, int count, CancellationToken cancellation)
    {
        var states = await target.StatusAsync(stack, cancellation);
        var chosen = states.Where(state => service is null || state.Name == service).ToImmutableArray();
        if (chosen.IsEmpty)
        {
            throw new UserError(ExitCodes.WrongUse, states.IsEmpty
                ? $"Nothing of stack {stack.Name} runs on {target.Name}. To bring it up: ./todo up {target.OptionsFor(stack)}"
                : $"There is no service {service}.\n    allowed: {string.Join(", ", states.Select(state => state.Name))}\n"
                    + $"    run:     ./todo logs {states[0].Name} {target.OptionsFor(stack)}");
        }

        var mask = await SecretMask.OfAsync(stack, cancellation);
        foreach (var state in chosen)
        {
            foreach (var line in await target.LogAsync(stack, state, count, cancellation))
            {
                console.WriteLine($"{state.Name} | {mask.Apply(line)}");
            }
        }
    }
}
