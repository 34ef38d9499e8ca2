using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Tests.Infra.Components;

internal sealed class ContainerImageTests
{
    private const string Type = "docker:index/image:Image";

    private TemporaryFolder _repository = null!;

    [SetUp]
    public void MakeRepository()
    {
        _repository = new TemporaryFolder();
        _repository.Write("app-images/api/Dockerfile", "FROM scratch\n");
        _repository.Write("app-images/api/src/main.py", "print('hello')\n");
    }

    [TearDown]
    public void DeleteRepository() => _repository.Dispose();

    [Test]
    public async Task An_image_that_stays_in_Docker_is_tagged_by_what_it_is_built_from() => Assert.That(
        (await InputsAsync(new ContainerImageArgs { Service = "api", Version = "v1.0.0" })).ToJsonString(),
        Is.EqualTo(
            """{"build":{"args":{"REVISION":"8539bf93","VERSION":"v1.0.0"}"""
            + ""","context":"../app-images/api","dockerfile":"../app-images/api/Dockerfile"}"""
            + ""","buildOnPreview":false,"imageName":"todo-list-api:v1.0.0-8539bf93","skipPush":true}"""));

    [Test]
    public async Task An_image_that_is_pushed_is_tagged_by_its_version_and_built_for_the_cluster() => Assert.That(
        (await InputsAsync(new ContainerImageArgs
        {
            Service = "api",
            Version = "v1.0.0",
            Registry = "registry.example.com/todo",
            Network = ImageNetwork.Closed,
            Platform = "linux/amd64",
        })).ToJsonString(),
        Is.EqualTo(
            """{"build":{"args":{"REVISION":"8539bf93","VERSION":"v1.0.0"}"""
            + ""","context":"../app-images/api","dockerfile":"../app-images/api/"""
            + """Dockerfile.closed","network":"host","platform":"linux/amd64"}"""
            + ""","buildOnPreview":false,"imageName":"registry.example.com/todo/todo-list-api:v1.0.0","skipPush":false}"""));

    [TestCase(null, "todo-list-api:v1.0.0-8539bf93")]
    [TestCase("registry.example.com/todo", "registry.example.com/todo/todo-list-api@sha256:pushed")]
    public async Task An_image_runs_by_its_tag_in_Docker_and_by_its_digest_from_a_registry(string? registry, string reference)
    {
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks.Setup(engine => engine.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) =>
            (args.Name, args.Inputs.SetItem("repoDigest", "registry.example.com/todo/todo-list-api@sha256:pushed")));
        mocks.Setup(engine => engine.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        ContainerImage image = null!;
        await Deployment.TestAsync(
            mocks.Object,
            new TestOptions { IsPreview = false, RootDirectory = _repository.Path },
            () => image = new ContainerImage("image", new ContainerImageArgs { Service = "api", Version = "v1.0.0", Registry = registry }));
        Assert.That(await OutputUtilities.GetValueAsync(image.Reference), Is.EqualTo(reference));
    }

    [Test]
    public async Task A_changed_file_changes_the_tag()
    {
        var before = await TagAsync();
        _repository.Write("app-images/api/src/main.py", "print('bye')\n");
        Assert.That(await TagAsync(), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_renamed_file_changes_the_tag()
    {
        var before = await TagAsync();
        File.Move(
            Path.Combine(_repository.Path, "app-images/api/src/main.py"),
            Path.Combine(_repository.Path, "app-images/api/src/app.py"));
        Assert.That(await TagAsync(), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task What_Docker_does_not_see_does_not_change_the_tag()
    {
        _repository.Write("app-images/api/.dockerignore", "# generated\nnode_modules/\n**/*.pyc\n");
        var before = await TagAsync();
        _repository.Write("app-images/api/node_modules/some/index.js", "x");
        _repository.Write("app-images/api/src/main.pyc", "x");
        Assert.That(await TagAsync(), Is.EqualTo(before));
    }

    [Test]
    public void An_exception_in_the_ignore_file_is_refused()
    {
        var file = _repository.Write("app-images/api/.dockerignore", "*\n!src\n");
        Assert.That(
            Assert.CatchAsync(TagAsync)!.ToString(),
            Does.Contain($"{file} has the exception '!src': only patterns that exclude are supported."));
    }

    [Test]
    public void An_image_without_sources_is_refused() => Assert.That(
        Assert.CatchAsync(() => InputsAsync(new ContainerImageArgs { Service = "nothing", Version = "v1.0.0" }))!.ToString(),
        Does.Contain(
            $"The build context {Path.Combine(_repository.Path, "app-images", "nothing")} is not there: "
            + "an image's sources are in app-images/ beside Pulumi.yaml."));

    private async Task<string> TagAsync() =>
        (await InputsAsync(new ContainerImageArgs { Service = "api", Version = "v1.0.0" }))["imageName"]!.GetValue<string>();

    private Task<System.Text.Json.Nodes.JsonObject> InputsAsync(ContainerImageArgs args) =>
        Manifests.InputsOfAsync(_repository.Path, Type, "image", () => _ = new ContainerImage("image", args));
}
