using NUnit.Framework;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Pulumi.Random;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

public sealed class ImageAndPasswordTests
{
    [Test]
    public async Task An_image_says_how_it_is_built()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () => _ = new Image("web", new ImageArgs
            {
                ImageName = "web:v1",
                SkipPush = true,
                Build = new DockerBuildArgs
                {
                    Context = "app",
                    Dockerfile = "app/Dockerfile",
                    Target = "final",
                    Platform = "linux/amd64",
                    Network = "host",
                    Args = { ["VERSION"] = "v1" },
                },
            }),
            mocks);
        Assert.That(mocks["web"].Type, Is.EqualTo("docker:index/image:Image"));
        Assert.That(PlainText.Of(mocks["web"].Inputs), Is.EqualTo(
            "{build: {args: {VERSION: v1}, context: app, dockerfile: app/Dockerfile, network: host, platform: linux/amd64, target: final}, "
            + "buildOnPreview: False, imageName: web:v1, skipPush: True}"));
    }

    [Test]
    public async Task An_image_is_pushed_and_not_built_in_a_preview_unless_it_says_otherwise()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(() => _ = new Image("web", new ImageArgs { ImageName = "web:v1" }), mocks);
        Assert.That(mocks["web"].Inputs, Is.EquivalentTo(new Dictionary<string, object>
        {
            ["imageName"] = "web:v1",
            ["buildOnPreview"] = false,
            ["skipPush"] = false,
        }));
    }

    [Test]
    public async Task What_a_mock_answers_for_an_image_are_its_outputs()
    {
        Image? image = null;
        await PulumiProgram.RunAsync(
            () => image = new Image("web", new ImageArgs { ImageName = "web:v1" }),
            new EchoMocks { State = args => args.Inputs.Add("repoDigest", "web@sha256:1") });
        Assert.That(await OutputUtilities.GetValueAsync(image!.ImageName), Is.EqualTo("web:v1"));
        Assert.That(await OutputUtilities.GetValueAsync(image.RepoDigest), Is.EqualTo("web@sha256:1"));
    }

    [Test]
    public async Task The_digest_of_an_image_is_unknown_in_a_preview()
    {
        var image = await PulumiProgram.InPreviewAsync(() => new Image("web", new ImageArgs { ImageName = "web:v1" }));
        Assert.That(await OutputUtilities.GetIsKnownAsync(image.RepoDigest), Is.False);
        Assert.That(await OutputUtilities.GetIsKnownAsync(image.ImageName));
    }

    [Test]
    public async Task A_password_is_unknown_in_a_preview_and_what_the_mock_answers_otherwise()
    {
        var args = new RandomPasswordArgs { Length = 32, Special = false };
        var unknown = await PulumiProgram.InPreviewAsync(() => new RandomPassword("password", args));
        Assert.That(await OutputUtilities.GetIsKnownAsync(unknown.Result), Is.False);

        RandomPassword? known = null;
        var mocks = new EchoMocks { State = given => given.Inputs.Add("result", "hunter2") };
        await PulumiProgram.RunAsync(() => known = new RandomPassword("password", args), mocks);
        Assert.That(await OutputUtilities.GetValueAsync(known!.Result), Is.EqualTo("hunter2"));
        Assert.That(await OutputUtilities.GetValueAsync(known.Length), Is.EqualTo(32));
        Assert.That(mocks["password"].Type, Is.EqualTo("random:index/randomPassword:RandomPassword"));
    }

    [Test]
    public async Task A_docker_provider_is_used_by_the_images_it_is_given_to()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () =>
            {
                var docker = new Pulumi.Docker.Provider("docker", new Pulumi.Docker.ProviderArgs { Host = "unix:///var/run/docker.sock" });
                _ = new Image("web", new ImageArgs { ImageName = "web:v1" }, new() { Provider = docker });
            },
            mocks);
        Assert.That(
            mocks["web"].Provider,
            Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:docker::docker::docker-id"));
    }

    [Test]
    public async Task A_random_provider_is_used_by_the_passwords_it_is_given_to()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () => _ = new RandomPassword("password", new() { Length = 8 }, new() { Provider = new Pulumi.Random.Provider("random") }),
            mocks);
        Assert.That(
            mocks["password"].Provider,
            Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:random::random::random-id"));
    }
}
