using System.Net;
using Todo.Cli.Evaluation;
using Todo.Infra.Values;

namespace Todo.Tests.Cli.Targets.Docker;

/// <summary>How the images of a stack get onto the machine.</summary>
[TestFixture]
public sealed class DockerImagesTests : DockerUpFixture
{
    [Test]
    public async Task Builds_only_the_images_that_are_missing()
    {
        Plan = Plan with { Images = [Some.Image("backend"), Some.Image("frontend")] };
        Machine.On("docker image inspect --format {{.Id}} todo-list-frontend", 1, "Error: No such image: todo-list-frontend:v1.0.0");
        Machine.On("docker build", "");

        await UpAsync();

        Assert.That(Machine.Calls.Where(call => call.StartsWith("docker build", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "docker build --force-rm --file app-images/frontend/Dockerfile --build-arg VERSION=v1.0.0 --tag todo-list-frontend:v1.0.0 "
                + "app-images/frontend",
        }));
    }

    [Test]
    public async Task On_a_closed_network_makes_the_base_image_and_builds_as_the_plan_for_closed_networks_says()
    {
        Machine.Registry = () => throw new HttpRequestException("no route to host");
        Machine.On("docker image inspect", 1, "Error: No such image");
        Machine.On("bash app-images/base/build.sh", "");
        Machine.On("docker build", "");
        var open = Plan;

        await UpAsync((network, _) => Task.FromResult(open with
        {
            Images =
            [Some.Image("backend", dockerfile: network == ImageNetwork.Closed ? "Dockerfile.closed" : "Dockerfile")]
        }));

        Assert.Multiple(() =>
        {
            Assert.That(Machine.Calls, Does.Contain("bash app-images/base/build.sh todo-debian:trixie"));
            Assert.That(Machine.Calls, Has.Some.StartsWith("docker build").And.Contains(
                "--network host --file app-images/backend/Dockerfile.closed"));
            Assert.That(Machine.Printed, Does.StartWith("Docker Hub does not answer: building everything from Debian's packages.\n"));
            Assert.That(LastUp.Read(Folder.State)!.Images.Single().Dockerfile, Is.EqualTo(
                "app-images/backend/Dockerfile"), "a preview would show a change otherwise");
        });
    }

    [TestCase(HttpStatusCode.Forbidden, TestName = "A proxy that refuses Docker Hub makes a closed network")]
    [TestCase(HttpStatusCode.BadGateway, TestName = "A proxy that does not reach Docker Hub makes a closed network")]
    public async Task Closed(HttpStatusCode answer)
    {
        Machine.Registry = () => new HttpResponseMessage(answer);
        Machine.On("docker image inspect --format {{.Id}} todo-list-backend", 1, "Error: No such image");
        Machine.On("bash app-images/base/build.sh", "");
        Machine.On("docker build", "");

        await UpAsync();

        Assert.That(Machine.Printed, Does.StartWith("Docker Hub does not answer"));
    }

    [Test]
    public void On_a_closed_network_nothing_is_installed_without_asking()
    {
        NeedsMmdebstrap();

        Assert.That(Mistake(), Is.EqualTo(
            "mmdebstrap is not installed, and without a terminal nobody can be asked. To have it installed: ./todo up --yes\n"
            + "or install it yourself: apt-get install --yes mmdebstrap"));
        Assert.That(Machine.Calls, Has.None.StartsWith("env").And.None.EqualTo("bash app-images/base/build.sh todo-debian:trixie"));
    }

    [Test]
    public async Task On_a_closed_network_what_makes_the_base_image_is_installed_when_told_to()
    {
        NeedsMmdebstrap();
        Machine.On("env", "");
        Machine.On("docker build", "");

        await UpAsync(yes: true);

        Assert.That(
            Machine.Calls.SkipWhile(call => !call.StartsWith("env", StringComparison.Ordinal)).Take(3),
            Is.EqualTo(new[]
            {
                "env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet update",
                "env DEBIAN_FRONTEND=noninteractive setsid --wait apt-get --quiet install --yes --no-install-recommends mmdebstrap",
                "bash app-images/base/build.sh todo-debian:trixie",
            }));
    }

    [Test]
    public void On_a_closed_network_a_machine_without_Debian_packages_can_build_nothing()
    {
        NeedsMmdebstrap();
        Machine.Host = Machine.Host with { HasApt = false };

        Assert.That(Mistake(), Is.EqualTo(
            "Docker Hub does not answer. Without it, images are made from Debian's packages, which takes a machine with Debian or Ubuntu.\n"
            + "Check this machine's network and proxy (HTTPS_PROXY), then run ./todo up again."));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task The_script_that_makes_digests_repeat_themselves_runs_on_Linux_only(bool isLinux, int times)
    {
        Missing("todo-list-backend");
        Machine.Host = Machine.Host with { IsLinux = isLinux };
        Machine.On("docker build", "");

        await UpAsync();

        Assert.That(Machine.Calls.Count(call => call == "bash app-images/base/normalize.sh todo-list-backend:v1.0.0"), Is.EqualTo(times));
    }

    [Test]
    public void A_build_that_fails_says_why()
    {
        Missing("todo-list-backend");
        Machine.On("docker build", 2, [.. Enumerable.Range(1, 30).Select(number => $"line {number}")]);

        Assert.That(Mistake(), Is.EqualTo(
            "Building todo-list-backend:v1.0.0 failed (exit code 2). Its last lines:\n"
            + string.Concat(Enumerable.Range(11, 20).Select(number => $"  line {number}\n"))
            + "To see all of it: docker build --force-rm --file app-images/backend/Dockerfile --build-arg VERSION=v1.0.0 --tag "
            + "todo-list-backend:v1.0.0 app-images/backend"));
    }

    [Test]
    public void A_build_that_fills_the_disk_says_how_to_free_some()
    {
        Missing("todo-list-backend");
        Machine.On("docker build", 1, "failed to register layer: write /usr/lib/x: no space left on device");
        Machine.On("docker info", "/\n");

        Assert.That(Mistake(), Does.Match(
            @"^The disk is full, so todo-list-backend:v1\.0\.0 could not be built: \d+ MiB are free in /\.\n"
                + @"See what Docker keeps: docker system df\nFree what nothing uses: docker system prune\n"
                + @"Then run the same command again\.$"));
    }

    [Test]
    public void A_base_image_that_cannot_be_made_says_why()
    {
        Machine.Registry = () => throw new HttpRequestException("no route to host");
        Machine.On("docker image inspect", 1, "Error: No such image");
        Machine.On("bash app-images/base/build.sh todo-debian", 1, "base image: mmdebstrap failed; the reason is above");

        Assert.That(Mistake(), Does.StartWith("Building todo-debian:trixie failed (exit code 1). Its last lines:\n"
            + "  base image: mmdebstrap failed"));
    }

    [Test]
    public void An_image_that_nobody_builds_and_that_is_not_there_is_named()
    {
        Plan = Plan with { Images = [] };
        Missing("todo-list-backend");

        Assert.That(Mistake(), Is.EqualTo(
            "backend runs the image todo-list-backend:v1.0.0, which this machine does not have and the stack does not build. Get it, "
                + "then run ./todo up again: docker pull todo-list-backend:v1.0.0"));
    }

    [Test]
    public void A_reference_that_is_none_is_named()
    {
        Plan = Plan with { Images = [Some.Image("backend") with { Reference = "Backend:1" }] };
        Machine.On("docker image inspect --format {{.Id}} Backend:1", 1, "invalid reference format: repository name must be lowercase");

        Assert.That(Mistake(), Is.EqualTo(
            "'Backend:1' is not an image reference: it takes a name in lower case and a tag of letters, digits, '.', '_' and '-', such "
                + "as todo-list-backend:v1.0.0."));
    }

    private void NeedsMmdebstrap()
    {
        Machine.Registry = () => throw new HttpRequestException("no route to host");
        Missing("todo-list-backend");
        Machine.On("bash app-images/base/build.sh --needs", "mmdebstrap\n");
    }
}
