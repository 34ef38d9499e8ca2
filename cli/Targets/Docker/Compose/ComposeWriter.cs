using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Targets.Docker.Compose;

/// <summary>
/// Writes a Compose file that both Docker Compose and the older docker-compose 1.29 take: no <c>version</c>, no <c>name</c>.
/// Every text is in double quotes, because the older one reads YAML 1.1, where <c>on</c> and <c>1:30</c> are no texts.
/// </summary>
internal static class ComposeWriter
{
    /// <summary>The content of the file.</summary>
    public static string Write(ComposeProject project)
    {
        var root = new YamlMappingNode { { "services", Map(project.Services.Select(service => (service.Name, (YamlNode)ServiceOf(service)))) } };
        if (!project.Volumes.IsEmpty)
        {
            root.Add("volumes", Map(project.Volumes.Select(volume => (volume, (YamlNode)new YamlMappingNode()))));
        }

        using var writer = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(writer, EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences());
        new YamlStream(new YamlDocument(root)).Save(emitter, assignAnchors: false);
        return writer.ToString().Replace("...\n", "", StringComparison.Ordinal);
    }

    private static YamlMappingNode ServiceOf(ComposeService service)
    {
        var node = new YamlMappingNode { { "image", Text(service.Image) }, { "pull_policy", Plain("never") }, { "restart", Plain("unless-stopped") } };
        Add(node, "entrypoint", service.Entrypoint);
        Add(node, "command", service.Command);
        Add(node, "working_dir", service.WorkingFolder);
        Add(node, "environment", service.Environment);
        AddSecurity(node, service);
        Add(node, "tmpfs", service.MemoryFolders);
        Add(node, "volumes", service.Mounts, MountOf);
        AddLimits(node, service);
        AddHealth(node, service);
        AddNeeds(node, service);
        Add(node, "ports", service.Ports, port => Text($"{PublishedPort.Interface}:{port.Machine}:{port.Container}"));
        AddAliases(node, service);
        Add(node, "labels", service.Labels);
        return node;
    }

    private static void AddSecurity(YamlMappingNode node, ComposeService service)
    {
        Add(node, "user", service.User);
        Add(node, "group_add", service.Groups);
        if (service.ReadOnly)
        {
            node.Add("read_only", Plain("true"));
        }

        Add(node, "cap_drop", service.DroppedCapabilities);
        Add(node, "cap_add", service.AddedCapabilities);
        if (service.NoNewPrivileges)
        {
            Add(node, "security_opt", ["no-new-privileges:true"]);
        }

        Add(node, "sysctls", service.Sysctls);
    }

    private static void AddLimits(YamlMappingNode node, ComposeService service)
    {
        if (service.Cpus is { } cpus)
        {
            node.Add("cpus", Plain(cpus.ToString("0.###", CultureInfo.InvariantCulture)));
        }

        Add(node, "mem_limit", service.Memory);
        Add(node, "stop_grace_period", service.StopSeconds is { } seconds ? Seconds(seconds) : null);
    }

    private static void AddHealth(YamlMappingNode node, ComposeService service)
    {
        if (service.Healthcheck is { } check)
        {
            node.Add("healthcheck", new YamlMappingNode
            {
                { "test", Texts(check.Command.Prepend("CMD")) },
                { "interval", Text(Seconds(check.IntervalSeconds)) },
                { "timeout", Text(Seconds(check.TimeoutSeconds)) },
                { "retries", Plain(check.Retries.ToString(CultureInfo.InvariantCulture)) },
                { "start_period", Text(Seconds(check.StartSeconds)) },
            });
        }
    }

    private static void AddNeeds(YamlMappingNode node, ComposeService service)
    {
        if (!service.Needs.IsEmpty)
        {
            node.Add("depends_on", Map(service.Needs.Select(need =>
                (need.Service, (YamlNode)new YamlMappingNode { { "condition", Plain(need.Condition) } }))));
        }
    }

    private static void AddAliases(YamlMappingNode node, ComposeService service)
    {
        if (!service.Aliases.IsEmpty)
        {
            node.Add("networks", new YamlMappingNode { { "default", new YamlMappingNode { { "aliases", Texts(service.Aliases) } } } });
        }
    }

    private static YamlMappingNode MountOf(ComposeMount mount)
    {
        var node = new YamlMappingNode { { "type", Plain(mount.Type) }, { "source", Text(mount.Source) }, { "target", Text(mount.Target) } };
        if (mount.ReadOnly)
        {
            node.Add("read_only", Plain("true"));
        }

        return node;
    }

    private static void Add(YamlMappingNode node, string key, string? text)
    {
        if (text is not null)
        {
            node.Add(key, Text(text));
        }
    }

    private static void Add(YamlMappingNode node, string key, IReadOnlyCollection<string> texts)
    {
        if (texts.Count > 0)
        {
            node.Add(key, Texts(texts));
        }
    }

    private static void Add(YamlMappingNode node, string key, ImmutableSortedDictionary<string, string> texts)
    {
        if (texts.Count > 0)
        {
            node.Add(key, Map(texts.Select(pair => (pair.Key, (YamlNode)Text(pair.Value)))));
        }
    }

    private static void Add<T>(YamlMappingNode node, string key, IReadOnlyCollection<T> items, Func<T, YamlNode> write)
    {
        if (items.Count > 0)
        {
            node.Add(key, new YamlSequenceNode(items.Select(write)));
        }
    }

    private static YamlMappingNode Map(IEnumerable<(string Key, YamlNode Value)> members) =>
        new(members.Select(member => KeyValuePair.Create((YamlNode)Plain(member.Key), member.Value)));

    private static YamlSequenceNode Texts(IEnumerable<string> texts) => new(texts.Select(Text));

    // Compose replaces $NAME by variables of the caller; $$ is a plain $.
    private static YamlScalarNode Text(string text) =>
        new(text.Replace("$", "$$", StringComparison.Ordinal)) { Style = ScalarStyle.DoubleQuoted };

    private static YamlScalarNode Plain(string text) => new(text) { Style = ScalarStyle.Plain };

    private static string Seconds(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
}
