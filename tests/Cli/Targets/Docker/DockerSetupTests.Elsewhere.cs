using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Docker;

namespace Todo.Tests.Cli.Targets.Docker;

public sealed partial class DockerSetupTests
{
    [TestCase("docker", "Docker")]
    [TestCase("docker-compose", "Docker Compose")]
    public void On_macOS_and_Windows_users_install_Docker_themselves(string program, string name)
    {
        _machine.Host = _machine.Host with { IsLinux = false, HasApt = false };
        _machine.Lacks(program);

        Assert.That(Mistake(yes: true), Is.EqualTo(
            $"{name} is not installed. Install Docker Desktop or, on macOS, Colima; start it, then run ./todo up again:\n"
            + "  https://docs.docker.com/desktop/\n  brew install colima docker docker-compose && colima start"));
    }

    [Test]
    public void On_macOS_and_Windows_users_start_Docker_themselves()
    {
        _machine.Host = _machine.Host with { IsLinux = false, HasApt = false };
        _machine.On("docker version", 1, NotRunning);

        Assert.That(Mistake(yes: true), Is.EqualTo("Docker is not running. Start it, then run ./todo up again:\n"
            + "  open Docker Desktop, or: colima start"));
    }

    [TestCase("ssh://me@box")]
    [TestCase("tcp://192.168.49.2:2376")]
    public void A_Docker_on_another_machine_is_refused_with_the_way_back(string endpoint)
    {
        _machine.On("docker context inspect", $"{endpoint}\n");

        Assert.That(Mistake(), Is.EqualTo(
            $"Docker runs on another machine ({endpoint}), where the stack would miss the files of this one, and its ports could not be "
                + "opened from here.\n"
            + "Use a Docker on this machine: unset DOCKER_HOST, or docker context use default\n"
            + "To leave Minikube's Docker: eval \"$(minikube docker-env --unset)\""));
    }

    [TestCase("unix:///Users/me/.colima/default/docker.sock")]
    [TestCase("npipe:////./pipe/dockerDesktopLinuxEngine")]
    [TestCase("tcp://localhost:2375")]
    [TestCase("")]
    public void A_Docker_whose_ports_open_on_this_machine_will_do(string endpoint)
    {
        _machine.On("docker context inspect", $"{endpoint}\n");

        Assert.That(async () => await EnsureAsync(), Throws.Nothing);
    }

    [Test]
    public void A_Docker_that_does_not_say_where_it_runs_will_do()
    {
        _machine.On("docker context inspect", 1, "docker: 'context' is not a docker command.");

        Assert.That(async () => await EnsureAsync(), Throws.Nothing);
    }
}
