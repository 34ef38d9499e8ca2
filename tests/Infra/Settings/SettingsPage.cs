using System.Text;
using Todo.Infra.Environments;
using Todo.Infra.Settings;

namespace Todo.Tests.Infra.Settings;

/// <summary>Writes <c>docs/settings.md</c> from the descriptions that the settings are read by.</summary>
internal static class SettingsPage
{
    private const string Begin = """
    # Settings

    A stack's settings are in `Pulumi.<stack>.yaml`; `./todo config set` writes them, and so does any editor: one that speaks to the YAML
    language server completes and checks them by [the schema](settings.schema.json). Secrets are encrypted: `./todo config set --secret`.
    What is not set has the value of the stack's environment. An environment is nothing but these values; a stack that wants other ones,
    such as a `staging` that is like production with its database in the cluster, sets them and needs no code.

    This page is made from the descriptions in `infra/Settings`; a test keeps it so.

    """;

    internal static string Of(IEnumerable<ServiceSection> services)
    {
        var page = new StringBuilder(Begin);
        page.Append('\n').Append(Row(["key", "what", "allowed", .. StackEnvironment.All.Select(environment => environment.Name)]));
        page.Append(Row(Enumerable.Repeat("---", StackEnvironment.All.Length + 3)));
        page.AppendJoin("", TodoKeys.All.Select(setting => RowOf("todo:", setting)));
        page.AppendJoin("", TodoKeys.OfKubernetes.Select(setting => RowOf("kubernetes:", setting)));
        foreach (var service in services)
        {
            page.Append($"\n## `todo:{service.Name}`: {service.Summary}\n\n");
            page.Append(Row(["key", "what", "allowed", .. StackEnvironment.All.Select(environment => environment.Name)]));
            page.Append(Row(Enumerable.Repeat("---", StackEnvironment.All.Length + 3)));
            page.AppendJoin("", ServiceKeys.Of(service).Select(setting => RowOf("", setting)));
        }

        page.Append("\n"
            + "For example `./todo config set --path 'todo:backend.replicas' 2`, or in the file `replicas: 2` below `todo:backend:`.\n");
        return page.ToString();
    }

    private static string RowOf(string prefix, SettingDescription setting) => Row(
    [
        $"`{prefix}{setting.Key}`",
        Escape(setting.Summary),
        Rule(setting),
        .. StackEnvironment.All.Select(environment => ValueIn(environment, setting)),
    ]);

    private static string Rule(SettingDescription setting) =>
        $"{(setting.Kind == SettingKind.Secret ? "secret: " : "")}{Escape(setting.Allowed)}"
        + (setting.OnlyWhere is var (key, choice) ? $"; only where `todo:{key}` is `{choice}`" : "");

    private static string ValueIn(StackEnvironment environment, SettingDescription setting)
    {
        if (setting.OnlyWhere is var (key, choice) && TodoKeys.All.Single(other => other.Key == key).Default(environment) != choice)
        {
            return "";
        }

        return setting.Default(environment) is { } value ? $"`{value}`" : setting.IsRequired ? "to be set" : "";
    }

    private static string Escape(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells)} |\n".Replace("  |", " |", StringComparison.Ordinal);
}
