using System.Runtime.Versioning;
using Todo.Cli.Processes;
using Todo.Tests.Cli.Settings;

namespace Todo.Tests.EndToEnd;

/// <summary>What happens to a running stack in its life, each under the eyes of visitors who must lose nothing.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class Disturbances(OneNodeCluster cluster, Companion companion, string target, Visitors visitors)
{
    private readonly ClusterPods _pods = new(cluster);

    /// <summary>All pods run another image.</summary>
    public async Task UpdateImagesAsync()
    {
        var images = new Dictionary<string, string>();
        foreach (var service in ClusterPods.Services)
        {
            images[service] = await AnotherImageAsync(service);
        }

        await AllAsync(service => ["set", "image", $"deployment/{service}", $"{service}={images[service]}"]);
    }

    /// <summary>All pods run what they ran before the last change.</summary>
    public Task RollBackAsync() => AllAsync(service => ["rollout", "undo", $"deployment/{service}"]);

    /// <summary>An <c>up</c> with another configuration.</summary>
    public Task ChangeConfigAsync() => UpAsync(
        "  todo:logLevel: WARNING\n  todo:features: {chat: false}\n", "ConfigMap/backend-config, ConfigMap/frontend-config");

    /// <summary>An <c>up</c> with another secret. The key that signs sessions would end those that the visitors have.</summary>
    public Task RotateSecretAsync() => UpAsync(
        $"  todo:openAiApiKey: {{secure: '{PulumiEncryptor.Encrypt("sk-rotated")}'}}\n", "Secret/backend-secret");

    /// <summary>More pods, and as many as before again.</summary>
    public Task ScaleAsync(int most, int least) => visitors.LoseNothingAsync(async () =>
    {
        foreach (var pods in new[] { most, least })
        {
            await _pods.ForEachAsync(service => ["scale", $"deployment/{service}", $"--replicas={pods}"]);
            await _pods.SettleAsync();
        }
    });

    /// <summary>One pod of each service is deleted.</summary>
    public Task DeletePodsAsync() => visitors.LoseNothingAsync(async () =>
    {
        foreach (var service in ClusterPods.Services)
        {
            await _pods.KubectlAsync("delete", "pod", (await _pods.NamesOfAsync(service))[0], "--wait=false");
        }

        await _pods.SettleAsync();
    });

    /// <summary>All pods are evicted as <c>kubectl drain</c> does it, and the disruption budget has some of them wait.</summary>
    public async Task EvictPodsAsync()
    {
        var refused = 0;
        await visitors.LoseNothingAsync(async () =>
        {
            foreach (var service in ClusterPods.Services)
            {
                foreach (var pod in await _pods.NamesOfAsync(service))
                {
                    refused += await _pods.EvictAsync(pod);
                }
            }

            await _pods.SettleAsync();
        });
        Assert.That(refused, Is.Positive, "the budget refused no eviction");
    }

    private Task AllAsync(Func<string, string[]> change) => visitors.LoseNothingAsync(async () =>
    {
        await _pods.ForEachAsync(change);
        await _pods.SettleAsync();
    });

    private async Task UpAsync(string settings, string changed)
    {
        using var other = companion.With(settings);
        await visitors.LoseNothingAsync(async () =>
        {
            Assert.That(await companion.SucceedAsync("up", target), Does.Contain(changed));
            await _pods.SettleAsync();
        });
    }

    // The same content under another name: for the cluster it is another image.
    private async Task<string> AnotherImageAsync(string service)
    {
        var image = (await _pods.KubectlAsync(
            "get", $"deployment/{service}", "--output", "jsonpath={.spec.template.spec.containers[0].image}")).Trim();
        var another = $"{image}-again";
        var tagged = await new ProcessRunner().RunAsync(new ProcessCall("docker", "tag", image, another), null, CancellationToken.None);
        Assert.That(tagged.Succeeded, tagged.Text);
        await cluster.LoadAsync([another]);
        return another;
    }
}
