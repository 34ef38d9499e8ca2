using System.Text.Json.Nodes;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>
/// A place in a manifest that remembers what was read. Whatever nobody read in the end is what the translation does not know:
/// so nothing is dropped silently, also when a manifest gains a field that nobody thought of here.
/// </summary>
internal sealed class ManifestNode
{
    private readonly JsonNode? _value;
    private readonly HashSet<string> _read;
    private readonly HashSet<string> _settled;

    /// <summary>The root of a manifest.</summary>
    public ManifestNode(JsonObject manifest)
        : this("", manifest, [], [])
    {
    }

    private ManifestNode(string path, JsonNode? value, HashSet<string> read, HashSet<string> settled) =>
        (Path, _value, _read, _settled) = (path, value, read, settled);

    /// <summary>Where it is, such as <c>spec.containers[0].image</c>.</summary>
    public string Path { get; }

    /// <summary>Whether the manifest has it.</summary>
    public bool Exists => Read() is not null;

    /// <summary>Its text, also when it is a number; <see langword="null"/> when the manifest has none.</summary>
    public string? Text => Read()?.ToString();

    /// <summary>Its number.</summary>
    public int? Number => (int?)Read()?.GetValue<long>();

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool IsTrue => Read()?.GetValue<bool>() ?? false;

    /// <summary>Its entries, when it is a list.</summary>
    public IReadOnlyList<ManifestNode> Items =>
        [.. (Read() as JsonArray ?? []).Select((item, index) => new ManifestNode($"{Path}[{index}]", item, _read, _settled))];

    /// <summary>Its members, when it is an object.</summary>
    public IReadOnlyList<KeyValuePair<string, ManifestNode>> Members =>
        [.. (Read() as JsonObject ?? []).Select(member => KeyValuePair.Create(member.Key, this[member.Key]))];

    /// <summary>A member of it.</summary>
    public ManifestNode this[string key] => new(PathOf(key), (_value as JsonObject)?[key], _read, _settled);

    /// <summary>Declares that it and all in it need nothing on Docker, or are dealt with elsewhere.</summary>
    public void Settle() => _settled.Add(Path);

    /// <summary>Declares so, provided that it has the value for which this is true.</summary>
    public void SettleIf(string value)
    {
        if (_value?.ToString() == value)
        {
            Settle();
        }
    }

    /// <summary>The places that nobody read; of a part that nobody touched, only its top.</summary>
    public IEnumerable<string> Unread()
    {
        if (_settled.Contains(Path))
        {
            return [];
        }

        var inner = _value switch
        {
            JsonObject members => members.Select(member => this[member.Key]).ToList(),
            JsonArray items => items.Select((item, index) => new ManifestNode($"{Path}[{index}]", item, _read, _settled)).ToList(),
            _ => [],
        };
        if (inner.Count == 0)
        {
            return _read.Contains(Path) ? [] : [Path];
        }

        return Path.Length == 0 || IsTouched() ? inner.SelectMany(node => node.Unread()) : [Path];
    }

    private bool IsTouched() => _read.Concat(_settled).Any(path =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] is '.' or '['));

    private JsonNode? Read()
    {
        _read.Add(Path);
        return _value;
    }

    private string PathOf(string key) => key.Contains('.') || key.Contains('/')
        ? $"{Path}[\"{key}\"]"
        : Path.Length == 0 ? key : $"{Path}.{key}";
}
