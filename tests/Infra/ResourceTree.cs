using System.Text;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Infra;

/// <summary>Shows every resource of a plan below the component that made it, with all that Pulumi is told besides its inputs.</summary>
internal static class ResourceTree
{
    internal static string Of(Plan plan)
    {
        var text = new StringBuilder();
        var children = plan.Resources.ToLookup(resource => resource.ParentUrn);
        AppendBelow(null, "");
        return text.ToString();

        void AppendBelow(string? parent, string indent)
        {
            foreach (var resource in children[parent])
            {
                text.Append(indent).Append(resource.Type.Split(':')[^1]).Append(' ').Append(resource.Name).Append('\n');
                foreach (var fact in FactsOf(resource))
                {
                    text.Append(indent).Append("  | ").Append(fact).Append('\n');
                }

                AppendBelow(resource.Urn, indent + "  ");
            }
        }
    }

    private static IEnumerable<string> FactsOf(PlannedResource resource)
    {
        var options = resource.Options;
        var facts = new[]
        {
            options.Provider is null ? null : $"made by {options.Provider}",
            options.DependsOn.IsEmpty ? null : $"after {string.Join(", ", options.DependsOn)}",
            options.Protect ? "protected" : null,
            options.RetainOnDelete ? "kept when deleted" : null,
            options.CreateTimeout is null && options.UpdateTimeout is null
                ? null
                : $"created within {options.CreateTimeout}, updated within {options.UpdateTimeout}",
            resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? resource.Inputs.ToJsonString() : null,
        };
        return facts.OfType<string>();
    }
}
