using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Todo.Cli.Targets.Cluster.Access;

namespace Todo.Cli.Targets.Cluster.Diagnosis;

/// <summary>
/// Tells whether the network policies of a namespace let one of its pods connect to another. What it cannot judge (address ranges,
/// labels of namespaces) counts as let through, so that no policy is accused that is not in the way.
/// </summary>
internal sealed class NetworkPolicies(IEnumerable<JsonObject> policies, string space)
{
    private const string Outward = "Egress";
    private const string Inward = "Ingress";
    private const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>The policies that keep connections between two pods from leaving the one; none when they may.</summary>
    public ImmutableArray<string> KeepingIn(JsonObject client, JsonObject server) =>
        InTheWay(client, Outward, "egress", "to", server, server);

    /// <summary>The policies that keep connections between two pods from entering the other; none when they may.</summary>
    public ImmutableArray<string> KeepingOut(JsonObject client, JsonObject server) =>
        InTheWay(server, Inward, "ingress", "from", client, server);

    // A pod that no policy selects is free; one that is selected may do what any of its policies allows.
    private ImmutableArray<string> InTheWay(
        JsonObject pod, string direction, string rules, string peers, JsonObject other, JsonObject server)
    {
        var selecting = policies.Where(policy => HasDirection(policy, direction) && Selects(policy["spec"]?["podSelector"], pod)).ToList();
        var isAllowed = selecting.SelectMany(policy => policy["spec"].List(rules))
            .Any(rule => NamesPeer(rule[peers], other) && NamesPort(rule["ports"], server));
        return isAllowed ? [] : [.. selecting.Select(ClusterObject.Name).Order(StringComparer.Ordinal)];
    }

    private static bool HasDirection(JsonObject policy, string direction) => policy["spec"]?["policyTypes"] is JsonArray types
        ? types.Any(type => type!.ToString() == direction)
        : direction == Inward || policy["spec"]?["egress"] is not null;

    private bool NamesPeer(JsonNode? peers, JsonObject pod) => peers is not JsonArray { Count: > 0 } list
        || list.OfType<JsonObject>().Any(peer =>
            peer["ipBlock"] is not null || (MayBeHere(peer["namespaceSelector"]) && Selects(peer["podSelector"], pod)));

    private bool MayBeHere(JsonNode? namespaces) =>
        namespaces?["matchLabels"]?[NamespaceName] is not { } name || name.ToString() == space;

    private static bool NamesPort(JsonNode? ports, JsonObject server)
    {
        var open = server["spec"].List("containers").SelectMany(container => container.List("ports")).ToList();
        return ports is not JsonArray { Count: > 0 } list || open.Count == 0
            || list.OfType<JsonObject>().Any(port => open.Any(other => Names(port, other)));
    }

    private static bool Names(JsonObject port, JsonObject open)
    {
        var number = open.Number("containerPort");
        return (port.Text("protocol") ?? "TCP") == (open.Text("protocol") ?? "TCP")
            && (port["port"] is not { } first
                || first.ToString() == open.Text("name")
                || (long.TryParse(first.ToString(), out var from) && number >= from && number <= Math.Max(from, port.Number("endPort"))));
    }

    private static bool Selects(JsonNode? selector, JsonObject pod) =>
        (selector?["matchLabels"] as JsonObject ?? []).All(label => pod.Label(label.Key) == label.Value!.ToString())
        && selector.List("matchExpressions").All(expression => Holds(expression, pod.Label(expression.Text("key")!)));

    private static bool Holds(JsonObject expression, string? label)
    {
        var isNamed = (expression["values"] as JsonArray ?? []).Any(value => value!.ToString() == label);
        return expression.Text("operator") switch
        {
            "In" => isNamed,
            "NotIn" => !isNamed,
            "Exists" => label is not null,
            _ => label is null,
        };
    }
}
