using System.Collections.Immutable;
using Pulumi;

namespace Todo.Infra.Policies;

/// <summary>
/// Puts the policies in force under Pulumi's engine, which asks a transform before it registers a resource. A preview tells all
/// violations and then fails; an update does not apply a resource that breaks a rule.
/// </summary>
public static class PolicyTransform
{
    /// <summary>A <see cref="ResourceTransform"/> that changes nothing.</summary>
    /// <param name="resource">The resource to be registered.</param>
    /// <param name="cancellation">Stops the wait for its values.</param>
    /// <exception cref="RunException">In an update, the resource breaks a rule.</exception>
    public static Task<ResourceTransformResult?> RefuseAsync(ResourceTransformArgs resource, CancellationToken cancellation) =>
        RefuseAsync(resource, Deployment.Instance.IsDryRun, violation => Log.Error(violation), cancellation);

    /// <summary>The same, for whoever is told otherwise.</summary>
    internal static async Task<ResourceTransformResult?> RefuseAsync(
        ResourceTransformArgs resource, bool isPreview, Action<string> tell, CancellationToken cancellation)
    {
        var violations = await ViolationsAsync(resource, isPreview, cancellation);
        foreach (var violation in violations)
        {
            tell(violation.ToString());
        }

        // A preview goes on, so that the violations of all resources are told together; what is told fails it in the end.
        return violations.IsEmpty || isPreview
            ? null
            : throw new RunException($"{violations[0].Manifest} is not applied, as it breaks a rule of infra/Policies.");
    }

    /// <summary>The rules that a resource breaks; none for what is no Kubernetes manifest.</summary>
    /// <param name="resource">The resource to be registered.</param>
    /// <param name="isPreview">Whether a rule about a value that is not known yet waits for the update.</param>
    /// <param name="cancellation">Stops the wait for its values.</param>
    internal static async Task<ImmutableArray<PolicyViolation>> ViolationsAsync(
        ResourceTransformArgs resource, bool isPreview, CancellationToken cancellation)
    {
        if (!resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) || !resource.Args.ContainsKey("kind"))
        {
            return [];
        }

        var manifest = await WireManifest.ReadAsync(resource.Args).WaitAsync(cancellation);
        return [.. AppPolicies.Check(manifest, NameOf(resource), isPreview)];
    }

    // A name that is secret or not known yet is an Output: then the name of the resource is told.
    private static string NameOf(ResourceTransformArgs resource) =>
        resource.Args.GetValueOrDefault("metadata") is ImmutableDictionary<string, object?> metadata
        && metadata.GetValueOrDefault("name") is string { Length: > 0 } name
            ? name
            : resource.Name;
}
