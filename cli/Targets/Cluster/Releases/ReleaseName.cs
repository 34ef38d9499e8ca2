using System.Collections.Immutable;
using Todo.Cli.Targets.Cluster.Access;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Cluster.Releases;

/// <summary>What tells a Helm release from all others of a cluster.</summary>
/// <param name="Namespace">The namespace that it is in.</param>
/// <param name="Name">Its name there.</param>
internal sealed record ReleaseName(string Namespace, string Name)
{
    /// <summary>The releases that a stack has made, told by the label that it gave them.</summary>
    /// <exception cref="Errors.UserError">The cluster does not let this user, or does not answer.</exception>
    public static async Task<ImmutableArray<ReleaseName>> OfStackAsync(Kubectl kubectl, string stack, CancellationToken cancellation)
    {
        // Helm keeps each revision as a secret, with the labels that the release was given.
        string[] revisions = ["secrets", "--selector", $"owner=helm,{Names.StackLabel}={stack}"];
        // Who may not look into all namespaces cannot have made releases in others.
        var found = await kubectl.GetIfKnownAsync(cancellation, [.. revisions, "--all-namespaces"])
            ?? await kubectl.GetAsync(cancellation, revisions);
        // By name, so that the kinds of an operator, NAME-crds, go after the operator.
        return
        [
            .. found.Select(secret => new ReleaseName(secret.Text("metadata", "namespace")!, secret.Label("name")!))
                .Distinct()
                .OrderBy(release => release.Namespace, StringComparer.Ordinal)
                .ThenBy(release => release.Name, StringComparer.Ordinal),
        ];
    }
}
