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
    public void A_grace_period_is_not_shorter_than_Kubernetes_own() => Assert.That(
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new GracefulShutdown(29, 5))!.Message,
        Does.StartWith("The grace period is at least 30 s."));

    [TestCase(0)]
    [TestCase(21)]
    public void A_sleep_leaves_time_to_finish_requests(int sleep) => Assert.That(
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new GracefulShutdown(30, sleep))!.Message,
        Does.StartWith("The preStop sleep is from 1 s to 20 s: 10 s of the grace period of 30 s stay for requests in flight."));

    [TestCase("500m", "250m", "64Mi", "1Gi", "The CPU limit 250m is below the request 500m: a limit is at least the request.")]
    [TestCase("500m", "1", "1Gi", "512Mi", "The memory limit 512Mi is below the request 1Gi: a limit is at least the request.")]
    public void A_limit_is_not_below_its_request(
        string cpuRequest,
        string cpuLimit,
        string memoryRequest,
        string memoryLimit,
        string message) => Assert.That(
        Assert.Throws<ArgumentException>(() => ResourceBudget.Parse(cpuRequest, cpuLimit, memoryRequest, memoryLimit))!.Message,
        Is.EqualTo(message));
}
