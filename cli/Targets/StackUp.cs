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
        var after = await StartAsync(stack.Name, rollout, before, cancellation);
        rollout.Finish();
        LastUp.Write(stack.State, plan);
        UpReport.Print(console, stack.Name, rollout, before, after, clock.Elapsed);
    }

    private async Task<ImmutableArray<ServiceState>> StartAsync(
        string stack, IRollout rollout, ImmutableArray<ServiceState> before, CancellationToken cancellation)
    {
        var mask = new SecretMask(rollout.Secrets);
        var explanation = new Explanation(target, mask, stack);
        var watcher = new StartWatcher(rollout, explanation, before);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var start = rollout.StartAsync(explanation, abort.Token);
        try
        {
            return await StartView.RunAsync(
                console, $"Stack {stack} on {target.Name}", mask, show => watcher.WaitAsync(start, show, cancellation));
        }
        finally
        {
            await abort.CancelAsync();
            await start.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
