using Todo.Infra.Components;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Values;

internal sealed class ValueTests
{
    [Test]
    public void A_probe_needs_more_than_one_failure() => Assert.That(
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = HealthProbe.Http("/health") with { FailureThreshold = 1 })!.Message,
        Does.StartWith("A failure threshold is at least 2: one lost answer is no failure."));

    [Test]
    public void The_path_of_a_probe_begins_with_a_slash() => Assert.That(
        Assert.Throws<ArgumentException>(() => HealthProbe.Http("health"))!.Message,
        Does.StartWith("A probe's path begins with a slash, but is 'health'."));

    [Test]
    public void Two_failures_are_enough_for_a_probe() =>
        Assert.That((HealthProbe.Http("/health") with { FailureThreshold = 2 }).FailureThreshold, Is.EqualTo(2));

    [Test]
    public void A_grace_period_is_not_shorter_than_Kubernetes_own() => Assert.That(
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new GracefulShutdown(29, 5))!.Message,
        Does.StartWith("The grace period is at least 30 s."));

    [TestCase(0)]
    [TestCase(21)]
    public void A_sleep_leaves_time_to_finish_requests(int sleep) => Assert.That(
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new GracefulShutdown(30, sleep))!.Message,
        Does.StartWith("The preStop sleep is from 1 s to 20 s: 10 s of the grace period of 30 s stay for requests in flight."));

    [TestCase(30, 1)]
    [TestCase(30, 20)]
    [TestCase(31, 21)]
    public void The_shortest_shutdown_leaves_ten_seconds_for_requests_in_flight(int gracePeriod, int sleep)
    {
        var shutdown = new GracefulShutdown(gracePeriod, sleep);
        Assert.That((shutdown.GracePeriodSeconds, shutdown.PreStopSleepSeconds), Is.EqualTo((gracePeriod, sleep)));
    }

    [TestCase("500m", "500m", "64Mi", "64Mi")]
    [TestCase("1000m", "1", "1024Mi", "1Gi")]
    public void A_limit_may_equal_its_request(string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit)
    {
        var budget = ResourceBudget.Parse(cpuRequest, cpuLimit, memoryRequest, memoryLimit);
        Assert.That(
            (budget.CpuRequest.Text, budget.CpuLimit.Text, budget.MemoryRequest.Text, budget.MemoryLimit.Text),
            Is.EqualTo((cpuRequest, cpuLimit, memoryRequest, memoryLimit)));
    }

    [TestCase("1", "999m", "64Mi", "1Gi", "The CPU limit 999m is below the request 1: a limit is at least the request.")]
    [TestCase("1", "1", "1Gi", "1023Mi", "The memory limit 1023Mi is below the request 1Gi: a limit is at least the request.")]
    [TestCase("500m", "250m", "64Mi", "1Gi", "The CPU limit 250m is below the request 500m: a limit is at least the request.")]
    [TestCase("500m", "1", "1Gi", "512Mi", "The memory limit 512Mi is below the request 1Gi: a limit is at least the request.")]
    public void A_limit_is_not_below_its_request(
        string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit, string message) => Assert.That(
        Assert.Throws<ArgumentException>(() => ResourceBudget.Parse(cpuRequest, cpuLimit, memoryRequest, memoryLimit))!.Message,
        Is.EqualTo(message));
}
