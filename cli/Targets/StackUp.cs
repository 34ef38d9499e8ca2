using System.Collections.Immutable;
using System.Diagnostics;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;

namespace Todo.Cli.Targets;

/// <summary>Brings a stack up at a target and waits until all of it is ready.</summary>
internal sealed class StackUp(ITarget target, IAnsiConsole console, Consent consent)
{
    /// <summary>Whether to go back to what the last <c>up</c> carried out when something does not become ready.</summary>
    public bool RollsBack { get; init; }

    /// <summary>By when all has to be ready, from the start on; <see langword="null"/> for what the manifests allow.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Brings the stack up.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="UserError">It cannot be brought up.</exception>
    public async Task RunAsync(StackContext stack, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var held = StackLock.Take(stack.Name, stack.State);
        var plan = await stack.EvaluateAsync(null, cancellation);
        var rollout = await target.PrepareAsync(stack, plan, consent, cancellation);
        var before = await target.StatusAsync(stack, cancellation);
        try
        {
            var after = await StartAsync(stack, plan, rollout, before, cancellation);
            await rollout.FinishAsync(cancellation);
            LastUp.Write(stack.State, plan);
            UpReport.Print(console, stack.Name, rollout, before, after, clock.Elapsed);
        }
        catch (UserError error) when (RollsBack)
        {
            throw new UserError(error.ExitCode, $"{error.Message}\n{await RollBackAsync(stack, cancellation)}");
        }
    }

    private async Task<string> RollBackAsync(StackContext stack, CancellationToken cancellation)
    {
        if (LastUp.Read(stack.State) is not { } earlier)
        {
            return "There is no earlier up to go back to.";
        }

        try
        {
            var rollout = await target.PrepareAsync(stack, earlier, consent, cancellation);
            await StartAsync(stack, earlier, rollout, await target.StatusAsync(stack, cancellation), cancellation);
            await rollout.FinishAsync(cancellation);
            return "Went back to what the last up carried out, which is ready.";
        }
        catch (UserError error)
        {
            return $"Going back to the last up failed as well: {error.Message}";
        }
    }

    private async Task<ImmutableArray<ServiceState>> StartAsync(
        StackContext stack, Plan plan, IRollout rollout, ImmutableArray<ServiceState> before, CancellationToken cancellation)
    {
        var mask = new SecretMask(plan.SecretValues());
        var explanation = new Explanation(target, mask, stack);
        var watcher = new StartWatcher(rollout, explanation, before, Timeout);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var start = rollout.StartAsync(explanation, abort.Token);
        try
        {
            return await StartView.RunAsync(
                console, $"Stack {stack.Name} on {target.Name}", mask, show => watcher.WaitAsync(start, show, cancellation));
        }
        finally
        {
            await abort.CancelAsync();
            await start.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
