using System.Collections.Immutable;
using Todo.Infra.Environments;

namespace Todo.Infra.Settings;

/// <summary>A setting whose value differs between two environments, where no stack sets it otherwise.</summary>
/// <param name="Key">The full key, with the path inside an object: <c>todo:backend.replicas</c>.</param>
/// <param name="Before">The value of the one; <see langword="null"/> for none.</param>
/// <param name="After">The value of the other; <see langword="null"/> for none.</param>
public sealed record EnvironmentDefault(string Key, string? Before, string? After)
{
    /// <summary>The key that chooses the environment.</summary>
    public const string ChoiceKey = $"{TodoSettings.Prefix}{TodoKeys.EnvironmentKey}";

    /// <summary>The name of the environment that is chosen.</summary>
    public static string ChosenBy(StackConfig config) => config.Values.GetValueOrDefault(ChoiceKey) ?? StackEnvironment.All[0].Name;

    /// <summary>All of them.</summary>
    /// <param name="before">What chooses the one environment.</param>
    /// <param name="after">What chooses the other.</param>
    /// <param name="sections">The services that the application may have.</param>
    /// <returns>None when this program does not know one of the environments.</returns>
    public static ImmutableArray<EnvironmentDefault> Between(
        StackConfig before, StackConfig after, IEnumerable<ServiceSection> sections) =>
        Find(before) is { } one && Find(after) is { } other
            ?
            [
                .. from setting in AllOf(sections)
                   let values = (Before: setting.Description.Default(one), After: setting.Description.Default(other))
                   where values.Before != values.After
                   select new EnvironmentDefault(setting.Key, values.Before, values.After),
            ]
            : [];

    private static StackEnvironment? Find(StackConfig config) =>
        StackEnvironment.All.FirstOrDefault(environment => environment.Name == ChosenBy(config));

    private static IEnumerable<(string Key, SettingDescription Description)> AllOf(IEnumerable<ServiceSection> sections) =>
    [
        .. TodoKeys.All.Select(setting => ($"{TodoSettings.Prefix}{setting.Key}", setting)),
        .. TodoKeys.OfKubernetes.Select(setting => ($"{TodoSettings.KubernetesPrefix}{setting.Key}", setting)),
        .. from section in sections
           from setting in ServiceKeys.Of(section)
           select ($"{TodoSettings.Prefix}{section.Name}.{setting.Key}", setting),
    ];
}
