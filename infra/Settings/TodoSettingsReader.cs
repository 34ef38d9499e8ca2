using System.Collections.Immutable;
using Todo.Infra.Environments;
using Todo.Infra.Values;

namespace Todo.Infra.Settings;

/// <summary>Reads the settings of a stack, the choices first: what else has a meaning, or is required, depends on them.</summary>
internal sealed class TodoSettingsReader
{
    private readonly SettingsReader _todo;
    private readonly SettingsReader _kubernetes;

    internal TodoSettingsReader(
        string stack, StackConfig config, IReadOnlyList<StackEnvironment> environments, ICollection<SettingsMistake> mistakes)
    {
        // Until it is known which environment it is, the first one stands for it: where nothing can be harmed.
        var name = SettingsReader.OfNamespace(stack, TodoSettings.Prefix, config, environments[0], mistakes)
            .Text(TodoKeys.Environment(environments) with { Default = _ => environments[0].Name });
        var environment = environments.Single(environment => environment.Name == name);
        _todo = SettingsReader.OfNamespace(stack, TodoSettings.Prefix, config, environment, mistakes);
        _kubernetes = SettingsReader.OfNamespace(stack, TodoSettings.KubernetesPrefix, config, environment, mistakes);
    }

    internal TodoSettings Read(ImmutableArray<ServiceSection> sections)
    {
        // It has been read; this makes it known to the reader that refuses unknown keys.
        _ = _todo.IsSet(TodoKeys.EnvironmentKey);
        var entry = _todo.Choice<EntryKind>(TodoKeys.Entry);
        var host = TodoKeys.Host with { Default = _ => entry == EntryKind.NodePort ? "localhost" : null };
        var source = _todo.Choice<SecretSource>(TodoKeys.Secrets);
        var settings = new TodoSettings
        {
            Version = Required(TodoKeys.Version),
            Namespace = Required(TodoKeys.Namespace),
            KubeContext = _kubernetes.Text(TodoKeys.Context),
            Kubeconfig = _kubernetes.Secret(TodoKeys.Kubeconfig),
            ImageSource = _todo.Choice<ImageSource>(TodoKeys.ImageSource),
            Registry = HasAMeaning(TodoKeys.Registry) ? Required(TodoKeys.Registry) : null,
            Images = HasAMeaning(TodoKeys.Images)
                ? ReadImages(_todo.Section(TodoKeys.Images.Key), sections)
                : ImmutableSortedDictionary<string, string>.Empty,
            Network = _todo.Choice<ImageNetwork>(TodoKeys.Network),
            Entry = entry,
            Host = Required(host),
            NodePort = HasAMeaning(TodoKeys.NodePort) ? _todo.Number(TodoKeys.NodePort) : null,
            CertificateIssuer = HasAMeaning(TodoKeys.CertificateIssuer) ? Required(TodoKeys.CertificateIssuer) : null,
            IngressNamespace = HasAMeaning(TodoKeys.IngressNamespace) ? Required(TodoKeys.IngressNamespace) : null,
            Delivery = _todo.Choice<Delivery>(TodoKeys.Delivery),
            AddOns = ReadAddOns(_todo.Section(TodoKeys.AddOns.Key)),
            MonitoringNamespace = HasAMeaning(TodoKeys.MonitoringNamespace) ? Required(TodoKeys.MonitoringNamespace) : null,
            Assistant = _todo.Choice<Assistant>(TodoKeys.Assistant),
            Placement = new PodPlacement
            {
                PriorityClass = _todo.Text(TodoKeys.PriorityClass),
                NodeSelector = ReadLabels(_todo.Section(TodoKeys.NodeSelector.Key)),
            },
            AppEnvironment = _todo.Choice<AppEnvironment>(TodoKeys.AppEnvironment),
            LogLevel = _todo.Choice<LogLevel>(TodoKeys.LogLevel),
            Features = ReadFeatures(_todo.Section(TodoKeys.Features.Key)),
            DatabaseLocation = _todo.Choice<DatabaseLocation>(TodoKeys.DatabaseLocation),
            DatabaseStorage = HasAMeaning(TodoKeys.DatabaseStorage) ? _todo.Amount(TodoKeys.DatabaseStorage) : default,
            DatabaseUrl = HasAMeaning(TodoKeys.DatabaseUrl) ? Secret(TodoKeys.DatabaseUrl, isRequired: true) : null,
            DatabasePassword = HasAMeaning(TodoKeys.DatabasePassword)
                ? Secret(TodoKeys.DatabasePassword, source == SecretSource.Given)
                : null,
            JwtSecret = Secret(TodoKeys.JwtSecret, source == SecretSource.Given),
            OpenAiApiKey = _todo.Secret(TodoKeys.OpenAiApiKey),
            OpenAiModel = Required(TodoKeys.OpenAiModel),
            Services = ReadServices(sections),
        };
        RequireCluster(settings);
        RequireModel(settings);
        _todo.RefuseUnknownKeys();
        _kubernetes.RefuseUnknownKeys();
        return settings;
    }

    private void RequireCluster(TodoSettings settings)
    {
        if (settings is { KubeContext: null, Kubeconfig: null } && !_kubernetes.IsSet(TodoKeys.Context.Key))
        {
            _kubernetes.Missing(TodoKeys.Context);
        }
    }

    private void RequireModel(TodoSettings settings)
    {
        if (settings is { Assistant: Assistant.Kagent, OpenAiApiKey: null })
        {
            _todo.Mistake(
                TodoKeys.OpenAiApiKey, "is not set, and todo:assistant kagent asks its model", "a key of the API, not a placeholder");
        }
    }

    private string Required(SettingDescription setting)
    {
        if (_todo.Text(setting) is { } text)
        {
            return text;
        }

        if (!_todo.IsSet(setting.Key))
        {
            _todo.Missing(setting);
        }

        return setting.Example;
    }

    private SecretText? Secret(SettingDescription setting, bool isRequired)
    {
        if (isRequired && !_todo.IsSet(setting.Key))
        {
            _todo.Missing(setting);
        }

        return _todo.Secret(setting);
    }

    private bool HasAMeaning(SettingDescription setting) => HasAMeaning(setting.Key, setting.OnlyWhere);

    // A setting that would do nothing is refused: whoever set it expects something of it.
    private bool HasAMeaning(string key, (string Key, string Choice)? onlyWhere)
    {
        if (onlyWhere is not { } condition)
        {
            return true;
        }

        var chosen = _todo.Text(TodoKeys.All.Single(choice => choice.Key == condition.Key));
        if (chosen != condition.Choice && _todo.IsSet(key))
        {
            _todo.HasNoMeaning(key, condition.Key, chosen!);
        }

        return chosen == condition.Choice;
    }

    private ImmutableSortedDictionary<string, ServiceSettings> ReadServices(ImmutableArray<ServiceSection> sections)
    {
        var fewest = _todo.Choice<Availability>(TodoKeys.Availability) == Availability.Redundant ? 2 : 1;
        return sections
            .Where(section => HasAMeaning(section.Name, section.OnlyWhere))
            .ToImmutableSortedDictionary(
                section => section.Name,
                section => new ServiceSettingsReader(_todo.Section(section.Name), section).Read(fewest),
                StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> ReadLabels(SettingsReader reader) => reader.Keys()
        .ToImmutableSortedDictionary(
            label => label,
            label => reader.Text(SettingDescription.LabelValue(label)) ?? string.Empty,
            StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> ReadImages(SettingsReader reader, ImmutableArray<ServiceSection> sections)
    {
        var images = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            if (reader.Text(SettingDescription.ImageOf(section.Name)) is { } image)
            {
                images[section.Name] = image;
            }
        }

        reader.RefuseUnknownKeys();
        return images.ToImmutable();
    }

    private static ImmutableArray<AddOn> ReadAddOns(SettingsReader reader)
    {
        ImmutableArray<AddOn> wanted =
            [.. Enum.GetValues<AddOn>().Where(addOn => reader.Text(SettingDescription.Flag(SettingDescription.WordOf(addOn))) is "true")];
        reader.RefuseUnknownKeys();
        return wanted;
    }

    private static ImmutableSortedDictionary<string, bool> ReadFeatures(SettingsReader reader)
    {
        var features = ImmutableSortedDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        features["chat"] = true;
        foreach (var name in reader.Keys())
        {
            features[name] = reader.Text(SettingDescription.Flag(name)) is not "false";
        }

        return features.ToImmutable();
    }
}
