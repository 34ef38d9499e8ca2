using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Todo.Cli.Evaluation;

namespace Todo.Tests.Structure;

/// <summary>Rules about the workflows that GitHub runs. Their schema is checked by <c>.ci/run</c>.</summary>
internal sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    [Test]
    public void Every_action_is_pinned_by_a_commit_with_its_version_beside_it() => Assert.That(
        from file in Directory.GetFiles(Folder)
        from line in File.ReadLines(file)
        where line.Contains("uses:", StringComparison.Ordinal) && !Pinned().IsMatch(line)
        select $"{Path.GetFileName(file)}: {line.Trim()}",
        Is.Empty);

    [Test]
    public void A_workflow_may_read_the_repository_and_nothing_else() => Assert.That(
        Workflows().Select(workflow => workflow["permissions"]?.ToJsonString()), Is.All.EqualTo("""{"contents":"read"}"""));

    // Whoever writes somewhere is named here, with all that it may.
    [Test]
    public void These_jobs_may_do_more() => Assert.That(
        Jobs().Where(job => job.Value!["permissions"] is not null).Select(job => $"{job.Key} {job.Value!["permissions"]!.ToJsonString()}"),
        Is.EquivalentTo(new[]
        {
            """comment {"actions":"read","contents":"read","pull-requests":"write"}""",
            """images {"contents":"read","packages":"write"}""",
            """chart {"contents":"read","packages":"write"}""",
            """digests {"contents":"write","pull-requests":"write"}""",
        }));

    [Test]
    public void Only_what_runs_the_main_branch_may_write_where_a_fork_has_a_say() => Assert.That(
        from workflow in Workflows()
        where workflow["on"]!.ToJsonString().Contains("pull_request_target", StringComparison.Ordinal)
            || workflow["on"]!.ToJsonString().Contains("workflow_run", StringComparison.Ordinal)
        from step in workflow["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray())
        where step!["with"]?["ref"] is not null || step["with"]?["repository"] is not null
        select step.ToJsonString(),
        Is.Empty);

    [Test]
    public void Every_job_ends_in_its_time() => Assert.That(
        Jobs().Where(job => job.Value!["timeout-minutes"] is null).Select(job => job.Key), Is.Empty);

    [Test]
    public void A_step_is_one_line_and_what_it_runs_from_the_repository_is_there_to_be_run() => Assert.That(
        from job in Jobs()
        from step in job.Value!["steps"]!.AsArray()
        let run = step!["run"]?.ToString()
        where run is not null && (run.Contains('\n', StringComparison.Ordinal) || Scripts(run).Any(script => !IsExecutable(script)))
        select $"{job.Key}: {run}",
        Is.Empty);

    private static IEnumerable<JsonObject> Workflows() =>
        Directory.GetFiles(Folder).SelectMany(file => ManifestYaml.Read(File.ReadAllText(file)));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Jobs() => Workflows().SelectMany(workflow => workflow["jobs"]!.AsObject());

    private static IEnumerable<string> Scripts(string run) => Script().Matches(run).Select(match => match.Value);

    private static bool IsExecutable(string script)
    {
        var path = Path.Combine(Repository.Root, script);
        return File.Exists(path)
            && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
    }

    [GeneratedRegex(@"uses: [-\w]+/[-\w]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?<=^|\s)\.[-./\w]*/[-./\w]+")]
    private static partial Regex Script();
}
