using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Tests.Cli.Targets.Cluster.Access;

internal sealed class ImageLoaderTests
{
    [TestCase("minikube", "minikube image load app:v1")]
    [TestCase("kind-kind", "kind load docker-image app:v1 --name kind")]
    [TestCase("kind-my-team", "kind load docker-image app:v1 --name my-team")]
    [TestCase("k3d-k3s-default", "k3d image import app:v1 --cluster k3s-default")]
    public void A_cluster_of_a_known_tool_gets_images_by_that_tool(string context, string call)
    {
        var loader = ImageLoader.Of(context);
        Assert.That((loader.IsLocal, loader.CallFor!("app:v1").ToString()), Is.EqualTo((true, call)));
    }

    [TestCase("docker-desktop")]
    [TestCase("rancher-desktop")]
    [TestCase("orbstack")]
    public void A_cluster_that_shares_the_images_of_this_machine_needs_no_call(string context)
    {
        var loader = ImageLoader.Of(context);
        Assert.That((loader.IsLocal, loader.CallFor), Is.EqualTo((true, (object?)null)));
    }

    [TestCase("production")]
    [TestCase("minikube-2")]
    [TestCase("my-kind-cluster")]
    [TestCase("Kind-kind")]
    public void Every_other_cluster_is_elsewhere(string context) => Assert.That(ImageLoader.Of(context).IsLocal, Is.False);

    [TestCase("minikube", true)]
    [TestCase("kind-minikube", false)]
    public void Only_Minikubes_own_context_is_Minikube(string context, bool isMinikube) =>
        Assert.That(ImageLoader.Of(context).IsMinikube, Is.EqualTo(isMinikube));
}
