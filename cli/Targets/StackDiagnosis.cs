using Spectre.Console;

namespace Todo.Cli.Targets;

/// <summary>Says of each service of a stack whether it is ready and, if not, why: in the form in which <c>up</c> says it.</summary>
internal sealed class StackDiagnosis(ITarget target, IAnsiConsole console)
{
    /// <summary>Prints it.</summary>
    /// <returns>Whether all is ready.</returns>
    public async Task<bool> PrintAsync(StackContext stack, CancellationToken cancellation)
    {
        var states = await target.StatusAsync(stack, cancellation);
        if (states.IsEmpty)
        {
            console.WriteLine($"Nothing of stack {stack.Name} runs on {target.Name}. To bring it up: ./todo up {target.OptionsFor(stack)}");
            return false;
        }

        var explanation = new Explanation(target, await SecretMask.OfAsync(stack, cancellation), stack);
        foreach (var state in states)
        {
            console.WriteLine(state.IsReady
                ? $"{state.Name} is ready."
                : (await explanation.NowAsync(state, cancellation)).ToError().Message);
        }

        return states.All(state => state.IsReady);
    }
}
