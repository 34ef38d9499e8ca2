namespace Pulumi.Generator;

/// <summary>The C# name of a definition: <c>io.k8s.api.core.v1.Pod</c> is <c>Core.V1</c> and <c>Pod</c>.</summary>
internal sealed record TypeName(string Namespace, string Class)
{
    private const string Types = "Pulumi.Kubernetes.Types";

    public static TypeName Of(string definition)
    {
        var parts = definition.Split('.');
        return new TypeName($"{Pascal(parts[^3])}.{Pascal(parts[^2])}", parts[^1]);
    }

    public string InputNamespace => $"{Types}.Inputs.{Namespace}";

    public string OutputNamespace => $"{Types}.Outputs.{Namespace}";

    public string KindNamespace => $"Pulumi.Kubernetes.{Namespace}";

    public string Input => $"global::{InputNamespace}.{Class}Args";

    public string Output => $"global::{OutputNamespace}.{Class}";

    /// <summary>A member may not have the name of its class.</summary>
    public string Member(string wireName) => Pascal(wireName) is var name && name == Class ? $"{name}Value" : name;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
