using System.Collections.Immutable;
using Todo.Cli.Errors;
using YamlDotNet.RepresentationModel;

namespace Todo.Cli.Settings;

/// <summary>Reads <c>Pulumi.yaml</c>.</summary>
internal static class ProjectFileReader
{
    private const string NameKey = "name";
    private const string RuntimeKey = "runtime";
    private const string MainKey = "main";
    private const string ConfigKeyName = "config";
    private const string StackFolderKey = "stackConfigDir";

    private static readonly string[] Keys =
    [
        NameKey, RuntimeKey, MainKey, "description", ConfigKeyName, "author", "website", "license", "template", "backend", "options",
        "packages", "plugins", "requiredPulumiVersion", StackFolderKey,
    ];

    /// <summary>Reads the one in a folder.</summary>
    /// <exception cref="UserError">It has mistakes; they are reported together.</exception>
    internal static ProjectFile Read(string directory)
    {
        var mistakes = new FileMistakes(ProjectFile.FileName);
        var file = YamlMapping.Known(YamlFile.Read(Path.Combine(directory, ProjectFile.FileName), mistakes), Keys, mistakes);
        RefuseStackFolder(file, mistakes);
        var name = ReadName(file, mistakes);
        var project = new ProjectFile(
            directory, name, ReadRuntime(file, mistakes), YamlMapping.Text(file, MainKey, mistakes) ?? ".")
        {
            Declarations = ReadDeclarations(name, file.GetValueOrDefault(ConfigKeyName), mistakes),
        };
        mistakes.ThrowIfAny();
        return project;
    }

    private static void RefuseStackFolder(IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes)
    {
        if (file.TryGetValue(StackFolderKey, out var entry))
        {
            mistakes.Add(entry.Line, $"{StackFolderKey} moves the files of the stacks", $"Pulumi.<stack>.yaml beside {ProjectFile.FileName}");
        }
    }

    private static string ReadName(IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes)
    {
        if (!file.ContainsKey(NameKey))
        {
            mistakes.Add(0, $"{NameKey} is missing", "name: <project>, which is also the namespace of its settings");
        }

        return YamlMapping.Text(file, NameKey, mistakes) ?? "";
    }

    // Pulumi allows the runtime's name alone, or an object with its name and options.
    private static string ReadRuntime(IReadOnlyDictionary<string, YamlEntry> file, FileMistakes mistakes) =>
        file.TryGetValue(RuntimeKey, out var entry) && entry.Value is YamlMappingNode mapping
            ? YamlMapping.Text(YamlMapping.Known(mapping, [NameKey, "options"], mistakes), NameKey, mistakes) ?? ""
            : YamlMapping.Text(file, RuntimeKey, mistakes) ?? "";

    private static ImmutableArray<ConfigDeclaration> ReadDeclarations(string project, YamlEntry? config, FileMistakes mistakes)
    {
        if (config is null)
        {
            return [];
        }

        if (config.Value is not YamlMappingNode mapping)
        {
            mistakes.Add(config.Line, $"{ConfigKeyName} is {YamlScalar.Kind(config.Value)}", "keys with what they declare");
            return [];
        }

        var declarations = new Dictionary<string, ConfigDeclaration>();
        foreach (var entry in YamlMapping.Entries(mapping, mistakes))
        {
            var declaration = new ConfigDeclarationReader(project, mistakes).Read(entry);
            if (declaration is not null && !declarations.TryAdd(declaration.Key, declaration))
            {
                mistakes.Add(entry.Line, $"{declaration.Key} is declared a second time", "each key once");
            }
        }

        return [.. declarations.Values];
    }
}
