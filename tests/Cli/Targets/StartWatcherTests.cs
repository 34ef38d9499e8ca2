using System.Collections.Immutable;
using Todo.Cli.Comparison;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Targets;

namespace Todo.Tests.Cli.Targets;

internal sealed class StartWatcherTests
{
    private static readonly ServiceState Ready = new("backend", IsReady: true, "ready");

    [Test]
    public async Task A_refusal_of_before_is_no_reason_to_stop()
    {
        var states = await WaitAsync(before: Refused("pod-1"), Refused("pod-1"), Ready);
        Assert.That(states.Single(), Is.EqualTo(Ready));
    }

    [Test]
    public void A_new_refusal_is()
    {
        var error = Assert.ThrowsAsync<UserError>(() => WaitAsync(before: Refused("pod-1"), Refused("pod-1"), Refused("pod-2"), Ready));
        Assert.That(error!.Message, Does.StartWith("backend is not ready: the cluster refuses pod-2\n"));
    }

    private static Task<ImmutableArray<ServiceState>> WaitAsync(ServiceState before, params ServiceState[] then)
    {
        using var folder = new TemporaryFolder();
        var stack = new StackContext("local", folder.State, () => "", (_, _) => throw new NotSupportedException());
        var explanation = new Explanation(new SilentTarget(), new SecretMask([]), stack);
        return new StartWatcher(new Played(then), explanation, [before], timeout: null)
            .WaitAsync(Task.CompletedTask, _ => { }, CancellationToken.None);
    }

    private static ServiceState Refused(string pod) => new("backend", IsReady: false, "no pod has been made yet")
    {
        Setback = new Setback($"the cluster refuses {pod}", "mend it", IsFinal: true),
    };

    private sealed class Played(ServiceState[] states) : IRollout
    {
        private readonly Queue<ServiceState> _states = new(states);

        public TimeSpan Deadline => TimeSpan.FromMinutes(2);

        public ImmutableArray<string> Remarks => [];

        public ImmutableArray<string> Addresses => [];

        public Task<ImmutableArray<ServiceState>> StatesAsync(CancellationToken cancellation) =>
            Task.FromResult(ImmutableArray.Create(_states.Dequeue()));

        public Task StartAsync(Explanation explanation, CancellationToken cancellation) => Task.CompletedTask;

        public Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class SilentTarget : ITarget
    {
        public string Name => "played";

        public Task<IRollout> PrepareAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task BringImagesAsync(StackContext stack, Plan plan, Consent consent, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<ServiceState>> StatusAsync(StackContext stack, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<string>> LogAsync(
            StackContext stack, ServiceState service, int count, CancellationToken cancellation) =>
            Task.FromResult(ImmutableArray<string>.Empty);

        public string? LogCommand(StackContext stack, ServiceState service) => null;

        public Task<Removal> RemoveAsync(StackContext stack, bool deleteData, Consent consent, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IConsequences ConsequencesOf(StackContext stack, Plan? before, Plan after) => throw new NotSupportedException();
    }
}
