namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>What a user is told when Docker Compose fails.</summary>
[TestFixture]
public sealed class ComposeErrorsTests : DockerUpFixture
{
    [Test]
    public void A_start_that_fills_the_disk_says_how_to_free_some()
    {
        ComposeFails("ERROR: for backend  Cannot create container: mkdir /var/lib/docker/overlay2/1: no space left on device");

        Assert.That(Mistake(), Is.EqualTo(
            "The disk is full, so Docker could not start the stack.\nSee what Docker keeps: docker system df\n"
                + "Free what nothing uses: docker system prune\nThen run the same command again."));
    }

    [TestCase("Error starting userland proxy: listen tcp4 127.0.0.1:30080: bind: address already in use")]
    [TestCase("Bind for 127.0.0.1:30080 failed: port is already allocated")]
    public void A_port_that_a_program_has_is_named_with_the_program(string reason)
    {
        ComposeFails($"ERROR: for backend  Cannot start service backend: {reason}");
        Machine.On("docker ps --filter publish=30080", "");
        Machine.On("ss", "LISTEN 0 511 127.0.0.1:30080 0.0.0.0:* users:((\"nginx\",pid=4711,fd=6))\n");

        Assert.That(Mistake(), Is.EqualTo(
            "Port 30080 of this machine is taken: the process nginx (4711) has it.\n"
            + "End that, or take another port from 30000 to 32767: todo:nodePort in Pulumi.local.yaml, then ./todo up --stack local\n"
            + "Who has it: ss -ltnp 'sport = :30080'"));
    }

    [Test]
    public void A_port_that_another_container_has_is_named_with_the_container()
    {
        ComposeFails("Bind for 127.0.0.1:30080 failed: port is already allocated");
        Machine.On("docker ps --filter publish=30080", "other-web-1\n");

        Assert.That(Mistake(), Does.StartWith("Port 30080 of this machine is taken: the container other-web-1 has it.\n"));
    }

    [Test]
    public void A_port_whose_holder_cannot_be_seen_is_still_named()
    {
        ComposeFails("Bind for 127.0.0.1:30080 failed: port is already allocated");
        Machine.On("docker ps --filter publish=30080", "");
        Machine.Lacks("ss");

        Assert.That(Mistake(), Does.StartWith("Port 30080 of this machine is taken.\n"));
    }

    [Test]
    public void Another_failure_of_Compose_is_shown_without_secrets()
    {
        ComposeFails($"ERROR: something with {Password}");

        Assert.That(Mistake(), Is.EqualTo(
            "Docker Compose failed (exit code 1). Its last lines:\n  ERROR: something with ***\n"
                + "When that is mended, go on from here: ./todo up --stack local"));
    }
}
