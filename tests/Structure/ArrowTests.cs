using System.Collections.Immutable;

namespace Todo.Tests.Structure;

/// <summary>Which folder may name which: the arrows of the design, which point one way and never in a circle.</summary>
internal sealed class ArrowTests
{
    private static readonly ImmutableArray<Room> Rooms = Room.Below("infra", "cli");

    // What is not here is not allowed.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["infra"] = ["infra/Services", "infra/Settings", "infra/Policies", "infra/Values"],
        ["infra/Services"] = ["infra/Components", "infra/Settings", "infra/Values"],
        ["infra/Settings"] = ["infra/Environments", "infra/Values"],
        ["infra/Environments"] = ["infra/Values"],
        ["infra/Components"] = ["infra/Values"],
        ["infra/Policies"] = ["infra/Values"],
        ["infra/Values"] = [],
        ["cli"] =
        [
            "cli/Commands", "cli/Targets", "cli/Targets/Cluster", "cli/Targets/Docker",
            "cli/Evaluation", "cli/Evaluation/Refs", "cli/State", "cli/Errors",
            "infra", "infra/Services", "infra/Settings",
        ],
        ["cli/Commands"] =
        [
            "cli/Targets", "cli/Previews", "cli/Previews/Comment", "cli/Comparison", "cli/Comparison/Causes", "cli/Checking",
            "cli/Evaluation", "cli/Evaluation/Refs", "cli/State", "cli/Errors", "infra/Settings", "infra/Values",
        ],
        ["cli/Previews"] =
        [
            "cli/Targets", "cli/Comparison", "cli/Comparison/Causes", "cli/Checking", "cli/Evaluation", "cli/Evaluation/Refs",
        ],
        ["cli/Previews/Comment"] = ["cli/Previews", "cli/Picture", "cli/Comparison", "cli/Checking"],
        ["cli/Picture"] = ["cli/Comparison", "cli/Evaluation"],
        ["cli/Checking"] = ["cli/Evaluation", "cli/Errors", "infra/Policies", "infra/Values"],
        ["cli/Comparison"] = ["cli/Evaluation"],
        ["cli/Comparison/Causes"] = ["cli/Comparison", "cli/Evaluation", "infra/Settings"],
        ["cli/Targets"] = ["cli/Comparison", "cli/Evaluation", "cli/State", "cli/Errors", "infra/Values"],
        ["cli/Targets/Cluster"] =
        [
            "cli/Targets", "cli/Targets/Cluster/Access", "cli/Targets/Cluster/Diagnosis", "cli/Targets/Cluster/Releases",
            "cli/Comparison", "cli/Evaluation",
            "cli/Processes", "cli/Errors", "infra/Values",
        ],
        ["cli/Targets/Cluster/Access"] = ["cli/Evaluation", "cli/Processes", "cli/Errors", "infra/Values"],
        ["cli/Targets/Cluster/Diagnosis"] = ["cli/Targets", "cli/Targets/Cluster/Access", "infra/Values"],
        ["cli/Targets/Cluster/Releases"] = ["cli/Targets/Cluster/Access", "cli/Evaluation", "cli/Processes", "cli/Errors"],
        ["cli/Targets/Docker"] =
        [
            "cli/Targets", "cli/Targets/Docker/Compose", "cli/Targets/Docker/Compose/Translation", "cli/Comparison", "cli/Evaluation",
            "cli/State", "cli/Processes", "cli/Errors", "infra/Values",
        ],
        ["cli/Targets/Docker/Compose"] = [],
        ["cli/Targets/Docker/Compose/Translation"] = ["cli/Targets/Docker/Compose", "cli/Evaluation", "cli/Errors", "infra/Values"],
        ["cli/Evaluation"] =
        [
            "cli/Settings", "cli/State", "cli/Processes", "cli/Errors",
            "infra", "infra/Services", "infra/Settings", "infra/Components", "infra/Values",
        ],
        ["cli/Evaluation/Refs"] = ["cli/Evaluation", "cli/Processes", "cli/Errors"],
        ["cli/Settings"] = ["cli/Errors", "infra/Settings", "infra/Values"],
        ["cli/State"] = ["cli/Errors"],
        ["cli/Processes"] = [],
        ["cli/Errors"] = [],
    };

    [Test]
    public void Every_folder_has_its_arrows() =>
        Assert.That(Rooms.Select(room => room.Folder).Order(StringComparer.Ordinal), Is.EqualTo(Arrows.Keys.Order(StringComparer.Ordinal)));

    [Test]
    public void No_arrow_leads_back()
    {
        var order = new List<string>();
        while (Arrows.Keys.Except(order).ToList() is { Count: > 0 } left)
        {
            var free = left.Where(folder => Arrows[folder].All(order.Contains)).ToList();
            Assert.That(free, Is.Not.Empty, $"these go in a circle: {string.Join(", ", left)}");
            order.AddRange(free);
        }
    }

    [Test]
    public void A_folder_names_only_what_its_arrows_lead_to()
    {
        var offences =
            from room in Rooms
            from other in Rooms
            where other != room && !Arrows.GetValueOrDefault(room.Folder, []).Contains(other.Folder)
            from use in room.UsesOf(other)
            select $"{room.Folder} must not know {other.Folder}, but {use}: move what decides, or do not ask";
        Assert.That(offences, Is.Empty);
    }

    [Test]
    public void An_arrow_that_nothing_uses_is_none()
    {
        var unused =
            from arrow in Arrows
            from target in arrow.Value
            let uses = Rooms.Single(room => room.Folder == arrow.Key).UsesOf(Rooms.Single(room => room.Folder == target))
            where !uses.Any()
            select $"{arrow.Key} -> {target}";
        Assert.That(unused, Is.Empty);
    }
}
