using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Embedded;

/// <summary>What the functions are shown that a stack passes for all of its resources, and when they are called.</summary>
public sealed class TransformTests
{
    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    [Test]
    public async Task A_transformation_sees_the_options_as_the_constructor_was_given_them()
    {
        WatchedStack? stack = null;
        await Deployment.TestWithServiceProviderAsync<WatchedStack>(new EchoMocks(), new Services(() => stack = new WatchedStack()), Program.Update);
        var options = stack!.Options["thing"];
        Assert.That(await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput()), Is.EqualTo(new Resource[] { stack.First }));
        Assert.That(options.Parent, Is.SameAs(stack.Group));
        Assert.That(options.Provider, Is.SameAs(stack.Cluster));
        Assert.That((options.Protect, options.RetainOnDelete), Is.EqualTo(((bool?)false, (bool?)true)));
        Assert.That(
            (options.CustomTimeouts!.Create, options.CustomTimeouts.Update, options.CustomTimeouts.Delete),
            Is.EqualTo(((TimeSpan?)ThreeMinutes, (TimeSpan?)null, (TimeSpan?)null)));
    }

    [Test]
    public async Task A_transformation_does_not_see_what_is_inherited()
    {
        WatchedStack? stack = null;
        await Deployment.TestWithServiceProviderAsync<WatchedStack>(new EchoMocks(), new Services(() => stack = new WatchedStack()), Program.Update);
        var (group, plain) = (stack!.Options["group"], stack.Options["plain"]);
        Assert.That((group.Protect, ((ComponentResourceOptions)group).Providers.Single()), Is.EqualTo(((bool?)true, stack.Cluster)));
        Assert.That((plain.Protect, plain.Provider, plain.CustomTimeouts, plain.RetainOnDelete), Is.EqualTo(default((bool?, ProviderResource?, CustomTimeouts?, bool?))));
    }

    [Test]
    public async Task A_transform_is_never_called_by_mocks()
    {
        WatchedStack? stack = null;
        var mocks = new EchoMocks();
        await Deployment.TestWithServiceProviderAsync<WatchedStack>(mocks, new Services(() => stack = new WatchedStack()), Program.Update);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EquivalentTo(new[] { "cluster", "first", "group", "thing", "plain" }));
        Assert.That(stack!.Transformed, Is.Empty);
    }

    private sealed class WatchedStack : Stack
    {
        public WatchedStack()
            : this([], [])
        {
        }

        private WatchedStack(Dictionary<string, ResourceOptions> options, List<string> transformed)
            : base(new StackOptions { ResourceTransformations = { Watch(options) }, ResourceTransforms = { Watch(transformed) } })
        {
            (Options, Transformed) = (options, transformed);
            Cluster = new Pulumi.Kubernetes.Provider("cluster");
            First = new Thing("first");
            Group = new Group("group", null, new() { Protect = true, Providers = { Cluster } });
            _ = new Thing("thing", null, new()
            {
                Parent = Group,
                DependsOn = { First },
                Protect = false,
                Provider = Cluster,
                RetainOnDelete = true,
                CustomTimeouts = new CustomTimeouts { Create = ThreeMinutes },
                ResourceTransforms = { Watch(transformed) },
            });
            _ = new Pulumi.Kubernetes.Core.V1.Namespace("plain", null, new() { Parent = Group });
        }

        public Dictionary<string, ResourceOptions> Options { get; }

        public List<string> Transformed { get; }

        public Pulumi.Kubernetes.Provider Cluster { get; }

        public Thing First { get; }

        public Group Group { get; }

        private static ResourceTransformation Watch(Dictionary<string, ResourceOptions> options) => args =>
        {
            options[args.Resource.GetResourceName()] = args.Options;
            return null;
        };

        private static ResourceTransform Watch(List<string> transformed) => (args, _) =>
        {
            transformed.Add(args.Name);
            return Task.FromResult<ResourceTransformResult?>(null);
        };
    }
}
