using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Todo.Tests.Sdk;

/// <summary>What the functions are shown that a stack passes for all of its resources, and when they are called.</summary>
public sealed class TransformTests
{
    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    [Test]
    public async Task A_transformation_sees_the_options_as_the_constructor_was_given_them()
    {
        var stack = await WatchAsync(new EchoMocks());
        var options = stack.Options["thing"];
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
        var stack = await WatchAsync(new EchoMocks());
        var (group, plain) = (stack.Options["group"], stack.Options["plain"]);
        Assert.That((group.Protect, ((ComponentResourceOptions)group).Providers.Single()), Is.EqualTo(((bool?)true, stack.Cluster)));
        Assert.That(
            (plain.Protect, plain.Provider, plain.CustomTimeouts, plain.RetainOnDelete),
            Is.EqualTo(default((bool?, ProviderResource?, CustomTimeouts?, bool?))));
    }

    [Test]
    public async Task A_transform_is_never_called_by_mocks()
    {
        var mocks = new EchoMocks();
        var stack = await WatchAsync(mocks);
        Assert.That(mocks.Created.Select(args => args.Name), Is.EquivalentTo(new[] { "cluster", "first", "group", "thing", "plain" }));
        Assert.That(stack.Transformed, Is.Empty);
    }

    [Test]
    public async Task A_transformation_changes_arguments_and_sees_the_parent()
    {
        var mocks = new EchoMocks();
        Resource? parent = null;
        ResourceTransformation transformation = args =>
        {
            if (args.Resource is not Thing)
                return null;
            parent = args.Options.Parent;
            return new ResourceTransformationResult(new ThingArgs { Text = "changed" }, args.Options);
        };
        Group? group = null;
        await PulumiProgram.RunAsync(
            () => group = new Group(
                "group",
                self => _ = new Thing("thing", new ThingArgs { Text = "given" }, new() { Parent = self }),
                new() { ResourceTransformations = { transformation } }),
            mocks);
        Assert.That(mocks["thing"].Inputs["text"], Is.EqualTo("changed"));
        Assert.That(parent, Is.SameAs(group));
    }

    [Test]
    public async Task Transformations_run_from_the_inside_out_and_the_stacks_reach_everything()
    {
        var mocks = new EchoMocks();
        await Deployment.TestAsync<TransformingStack>(mocks, PulumiProgram.Update);
        Assert.That(mocks["thing"].Inputs["text"], Is.EqualTo("given, own, group, stack"));
        Assert.That(mocks["other"].Inputs["text"], Is.EqualTo("given, stack"));
    }

    [Test]
    public void A_transformation_may_not_change_the_parent() =>
        Assert.That(
            PulumiProgram.FailureOf(() =>
            {
                var group = new Group("group");
                ResourceTransformation adopt = args => new(
                    args.Args,
                    CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Parent = group }));
                _ = new Thing("thing", null, new() { ResourceTransformations = { adopt } });
            }),
            Does.Contain("parent"));

    private static async Task<WatchedStack> WatchAsync(EchoMocks mocks)
    {
        WatchedStack? stack = null;
        var services = new Services(() => stack = new WatchedStack());
        await Deployment.TestWithServiceProviderAsync<WatchedStack>(mocks, services, PulumiProgram.Update);
        return stack!;
    }

    private static ResourceTransformation Append(string text) => args => args.Args is ThingArgs thing
        ? new(new ThingArgs { Text = Output.Format($"{thing.Text}, {text}") }, args.Options)
        : null;

    private sealed class TransformingStack : Stack
    {
        public TransformingStack()
            : base(new StackOptions { ResourceTransformations = { Append("stack") } })
        {
            _ = new Group(
                "group",
                group => _ = new Thing(
                    "thing", new ThingArgs { Text = "given" }, new() { Parent = group, ResourceTransformations = { Append("own") } }),
                new() { ResourceTransformations = { Append("group") } });
            _ = new Thing("other", new ThingArgs { Text = "given" });
        }
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
