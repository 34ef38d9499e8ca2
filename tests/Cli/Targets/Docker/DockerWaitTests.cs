using System.Net;
using Todo.Cli.Processes;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>How long an <c>up</c> waits for containers, and what it says when waiting is of no use.</summary>
[TestFixture]
public sealed class DockerWaitTests : DockerUpFixture
{
    [Test]
    public void A_container_that_exits_again_and_again_ends_the_wait_with_its_log_and_no_secret()
    {
        Starts(new PlayedContainer("backend") { State = "restarting", ExitCode = 1, Restarts = 2 });
        Logs("Traceback", $"cannot log in with {Password}");

        Assert.That(Mistake(), Is.EqualTo("""
            backend is not ready: it exits again and again (exit code 1, started 3 times).
            Last lines of its log:
              Traceback
              cannot log in with ***
            What to try:
              Look for the last error in its log. Its cause is a setting in Pulumi.local.yaml or the program itself.
              See all of its log: docker logs backend01234
              Then go on from here: ./todo up --stack local    or stop what runs: ./todo down --stack local
            """));
    }

    [Test]
    public async Task Restarts_from_before_do_not_count()
    {
        Machine.Containers.Add(new PlayedContainer("backend") { Restarts = 7 });
        Machine.Up = () => Machine.Containers[0] = Machine.Containers[0] with { State = "restarting", Restarts = 8 };
        var inspections = 0;
        Machine.On("docker inspect", (_, _) =>
        {
            if (++inspections == 3)
            {
                Machine.Containers[0] = Machine.Containers[0] with { State = "running" };
            }

            return Task.FromResult(PlayedMachine.Succeeded($"[{Machine.Containers[0].ToJson()}]"));
        });

        await UpAsync();

        Assert.That(Machine.Printed, Does.Contain("backend: restarting").And.Contain("stack local is up and ready"));
    }

    [TestCase(true, "it used up its memory and was killed (exit code 137, limit 512 MiB).")]
    [TestCase(false, "it was killed (exit code 137), which most often means that it used up its memory (limit 512 MiB).")]
    public void A_container_that_runs_out_of_memory_ends_the_wait_with_the_way_to_give_it_more(bool outOfMemory, string expected)
    {
        Starts(new PlayedContainer("backend") { State = "restarting", ExitCode = 137, OutOfMemory = outOfMemory, Restarts = 2 });
        Logs();

        Assert.That(Mistake(), Does.StartWith($"""
            backend is not ready: {expected}
            It logged nothing.
            What to try:
              Raise its memory limit: memoryLimit under todo:backend in Pulumi.local.yaml.
            """));
    }

    [TestCase("exited", 0, "it has ended (exit code 0).")]
    [TestCase("exited", 127, "its command cannot be run (exit code 127).")]
    [TestCase("dead", 1, "it has ended (exit code 1).")]
    public void A_container_that_ended_ends_the_wait(string state, int exitCode, string expected)
    {
        Starts(new PlayedContainer("backend") { State = state, ExitCode = exitCode });
        Logs();

        Assert.That(Mistake(), Does.StartWith($"backend is not ready: {expected}\n"));
    }

    [Test]
    public void A_container_that_is_not_ready_in_the_time_of_its_startup_probe_ends_the_wait_with_its_last_answer()
    {
        Starts(new PlayedContainer("backend") { StartSeconds = 1 });
        Machine.Ready = _ => new HttpResponseMessage(
            HttpStatusCode.ServiceUnavailable)
        { Content = new StringContent($"database: wrong password {Password}") };
        Logs("waiting for the database");

        Assert.That(Mistake(), Does.Match("""
            ^backend is not ready: GET /ready answers 503: database: wrong password \*\*\*, after [1-5] s\.
            Last lines of its log:
              waiting for the database
            What to try:
              It may be waiting for something: its log says for what\.
            """));
    }

    [Test]
    public void A_container_that_does_not_answer_by_the_deadline_ends_the_wait()
    {
        Plan = Some.Plan(Some.Deployment("backend").WithSpec("progressDeadlineSeconds", "1"));
        Machine.Ready = _ => throw new HttpRequestException("connection refused");
        Logs();

        Assert.That(Mistake(), Does.Match(@"^backend is not ready: GET /ready at port 8000 gets no answer, after [1-5] s\.\n"));
    }

    [Test]
    public void A_time_to_wait_ends_the_wait_though_the_manifests_allow_more()
    {
        Machine.Ready = _ => throw new HttpRequestException("connection refused");
        Logs();

        Assert.That(Mistake(timeout: TimeSpan.FromSeconds(1)), Does.Match(
            @"^backend is not ready: GET /ready at port 8000 gets no answer, after [1-5] s\.\n"));
    }

    [Test]
    public async Task A_time_to_wait_goes_on_though_the_startup_probe_allows_less()
    {
        Starts(new PlayedContainer("backend") { StartSeconds = 1 });
        var begun = DateTime.UtcNow;
        Machine.Ready = _ => new HttpResponseMessage(
            DateTime.UtcNow - begun < TimeSpan.FromSeconds(3) ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);

        await UpAsync(timeout: TimeSpan.FromSeconds(20));

        Assert.That(Machine.Printed, Does.Contain("stack local is up and ready").IgnoreCase);
    }

    [Test]
    public void A_database_that_stays_unhealthy_is_named_although_Compose_only_says_that_it_failed()
    {
        Machine.On("docker-compose --project-name", (_, _) =>
        {
            Machine.Containers.Add(new PlayedContainer("backend") { Health = "unhealthy" });
            return Task.FromResult(new ProcessResult(1, "", ["ERROR: for frontend  Container is unhealthy."]));
        });
        Logs("FATAL:  data directory has wrong ownership");

        Assert.That(Mistake(), Does.Match(@"^backend is not ready: its healthcheck says unhealthy, after \d+ s\.\n"
            + @"Last lines of its log:\n  FATAL:  data directory has wrong ownership\n"));
    }

    [Test]
    public async Task A_crash_loop_ends_the_wait_while_Compose_still_waits()
    {
        var killed = new TaskCompletionSource();
        Machine.On("docker-compose --project-name", async (call, cancellation) =>
        {
            Machine.Containers.Add(new PlayedContainer("backend") { State = "restarting", ExitCode = 1, Restarts = 3 });
            await using var registration = cancellation.Register(killed.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return PlayedMachine.Succeeded("");
        });
        Logs();

        Assert.That(Mistake(), Does.StartWith("backend is not ready: it exits again and again"));
        await killed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
