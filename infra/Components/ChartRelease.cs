using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Todo.Infra.Values;

namespace Todo.Infra.Components;

/// <summary>What a <see cref="ChartRelease"/> is made from.</summary>
public sealed record ChartReleaseArgs
{
    /// <summary>The chart.</summary>
    public required ChartSource Source { get; init; }

    /// <summary>The namespace to install it in.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Whether Helm makes the namespace when it is not there.</summary>
    public bool CreateNamespace { get; init; }

    /// <summary>
    /// Values by key, as the chart's <c>values.yaml</c> has them: text, numbers, booleans, lists and dictionaries, or an output of one.
    /// </summary>
    public ImmutableSortedDictionary<string, object> Values { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>
    /// Secret values by key; shown and stored as secrets. A key may be a path into one of <see cref="Values"/>, such as
    /// <c>providers.openAI.apiKey</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, Output<string>> SecretValues { get; init; } =
        ImmutableSortedDictionary<string, Output<string>>.Empty;

    /// <summary>Whether an upgrade that fails is taken back. So by default: a half of one serves nobody.</summary>
    public bool Atomic { get; init; } = true;

    /// <summary>How long it may take; 120 s, as a Deployment's progress deadline here.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);
}

/// <summary>
/// A Helm chart, installed. Pulumi does not look into a chart's folder: a hash of its files is among the values, so that a changed
/// template is deployed though version and values are alike. Under <c>global</c>, which Helm lets every chart have.
/// </summary>
/// <remarks>
/// A failed atomic release tells only "context deadline exceeded". What kept its pods from being ready, <c>./todo diagnose</c> says while
/// they are there: set <see cref="ChartReleaseArgs.Atomic"/> to false to look at them.
/// </remarks>
public sealed class ChartRelease : ComponentResource
{
    private static readonly IReadOnlyDictionary<string, object> Nothing = ImmutableDictionary<string, object>.Empty;

    /// <summary>Installs a chart.</summary>
    /// <param name="name">The logical name, and the release's: a DNS label.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    /// <exception cref="ArgumentException">The name is no DNS label, a key is given twice, or there is no time.</exception>
    public ChartRelease(string name, ChartReleaseArgs args, ComponentResourceOptions? options = null)
        : base("todo:component:ChartRelease", DnsLabel.Require(name), options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(args.Timeout, TimeSpan.FromSeconds(1));
        var release = new ReleaseArgs
        {
            Name = name,
            Namespace = args.Namespace,
            Atomic = args.Atomic,
            CleanupOnFail = args.Atomic,
            Timeout = (int)args.Timeout.TotalSeconds,
        };
        if (args.CreateNamespace)
        {
            release.CreateNamespace = true;
        }

        Choose(release, args.Source);
        Fill(release, args);
        SecretKeys = [.. args.SecretValues.Keys];
        // Pulumi does not hand on to a component's resources what the component waits for.
        _ = new Release(name, release, new CustomResourceOptions { Parent = this, DependsOn = options?.DependsOn ?? [] });
        RegisterOutputs();
    }

    /// <summary>The keys of the values that are secret.</summary>
    public ImmutableArray<string> SecretKeys { get; }

    private static void Choose(ReleaseArgs release, ChartSource source)
    {
        switch (source)
        {
            case ChartFolder folder:
                release.Chart = ContainerImage.RepositoryFromProgram + folder.Path;
                release.Values.Add("global", new Dictionary<string, object> { ["chartHash"] = HashOf(folder) });
                break;
            case ChartOfRepository chart:
                release.Chart = chart.Name;
                release.Version = chart.Version;
                release.RepositoryOpts = new RepositoryOptsArgs { Repo = chart.Url.ToString() };
                break;
            case ChartOfRegistry chart:
                release.Chart = chart.Reference;
                release.Version = chart.Version;
                break;
        }
    }

    private static string HashOf(ChartFolder folder) =>
        BuildContext.HashOf(Path.Combine(Pulumi.Deployment.Instance.RootDirectory, folder.Path));

    private static void Fill(ReleaseArgs release, ChartReleaseArgs args)
    {
        var secrets = args.SecretValues.ToLookup(secret => secret.Key.Split('.')[0]);
        foreach (var (key, value) in args.Values)
        {
            if (secrets.Contains(key))
            {
                release.Values.Add(key, WithSecrets((IReadOnlyDictionary<string, object>)value, secrets[key]));
            }
            else if (value is Output<object> output)
            {
                release.Values.Add(key, output);
            }
            else
            {
                release.Values.Add(key, value);
            }
        }

        foreach (var (key, value) in args.SecretValues.Where(secret => !secret.Key.Contains('.')))
        {
            release.Values.Add(key, Output.CreateSecret(value).Apply(secret => (object)secret));
        }
    }

    // The whole value becomes a secret of Pulumi's, as it holds some.
    private static Output<object> WithSecrets(
        IReadOnlyDictionary<string, object> values, IEnumerable<KeyValuePair<string, Output<string>>> secrets)
    {
        var paths = secrets.ToList();
        return Output.CreateSecret(Output.All(paths.Select(secret => (Input<string>)secret.Value))).Apply(texts => (object)paths
            .Zip(texts)
            .Aggregate(values, (merged, next) => With(merged, next.First.Key.Split('.').AsSpan(1), next.Second)));
    }

    private static Dictionary<string, object> With(IReadOnlyDictionary<string, object> values, ReadOnlySpan<string> path, string secret)
    {
        var copy = values.ToDictionary();
        copy[path[0]] = path.Length == 1
            ? secret
            : With(copy.GetValueOrDefault(path[0]) as IReadOnlyDictionary<string, object> ?? Nothing, path[1..], secret);
        return copy;
    }
}
