using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates what a pod mounts: scratch folders, files from ConfigMaps and Secrets, and volumes that stay.</summary>
internal sealed class VolumeTranslator(Manifest manifest, ManifestSet manifests, string folder)
{
    private readonly ManifestNode _pod = manifest.Root["spec"]["template"]["spec"];
    private readonly ManifestNode _container = manifest.Root["spec"]["template"]["spec"]["containers"].Items[0];
    private readonly List<MountedFolder> _folders = [];
    private readonly List<string> _claims = [];
    private readonly List<Untranslated> _untranslated = [];

    /// <summary>The folders of this machine that the mounts need.</summary>
    public IEnumerable<MountedFolder> Folders => _folders;

    /// <summary>The volumes that the workload asks for itself.</summary>
    public IEnumerable<string> Claims => _claims;

    /// <summary>What of it Docker cannot do.</summary>
    public IEnumerable<Untranslated> Untranslated => _untranslated;

    /// <summary>The volume of a PersistentVolumeClaim.</summary>
    public static string ClaimName(Manifest claim)
    {
        claim.Root["spec"].Settle();
        return claim.Name;
    }

    /// <summary>Its scratch folders. They are in memory, as a read-only root leaves no other place; anybody may write there.</summary>
    public ImmutableArray<string> Tmpfs() =>
    [
        .. MountsOf("emptyDir").Select(mount =>
        {
            mount.Source["medium"].SettleIf("Memory");
            var size = mount.Source["sizeLimit"].Text is { } limit ? $",size={Size.Of(Quantity.Parse(limit))}" : "";
            return $"{mount.Target}:mode=1777{size}";
        }),
    ];

    /// <summary>Its other mounts.</summary>
    public ImmutableArray<ComposeMount> Mounts() =>
    [
        .. MountsOf("configMap").Select(mount => MountFiles("ConfigMap", mount.Source, mount.Source["name"], mount)),
        .. MountsOf("secret").Select(mount => MountFiles("Secret", mount.Source, mount.Source["secretName"], mount)),
        .. MountsOf("persistentVolumeClaim")
            .Select(mount => ComposeMount.Volume(mount.Source["claimName"].Text!, mount.Target, mount.ReadOnly)),
        .. manifest.Root["spec"]["volumeClaimTemplates"].Items.SelectMany(MountClaim),
    ];

    private IEnumerable<(ManifestNode Source, string Target, bool ReadOnly)> MountsOf(string kind) =>
        from volume in _pod["volumes"].Items
        where volume[kind].Exists
        from mount in MountsNamed(volume["name"].Text)
        select (volume[kind], mount["mountPath"].Text!, mount["readOnly"].IsTrue);

    private IEnumerable<ManifestNode> MountsNamed(string? name) =>
        _container["volumeMounts"].Items.Where(mount => mount["name"].Text == name);

    // A folder that only the owner of the state directory can reach, hence the same for ConfigMaps and Secrets.
    private ComposeMount MountFiles(
        string kind, ManifestNode source, ManifestNode name, (ManifestNode Source, string Target, bool ReadOnly) mount)
    {
        source["defaultMode"].Settle();
        var files = manifests.ValuesOf(kind, name, source["optional"], manifest);
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(files)))[..16];
        var mounted = new MountedFolder(Path.Combine(folder, $"{name.Text}-{hash}"), files);
        _folders.Add(mounted);
        return ComposeMount.Folder(mounted.Path, mount.Target);
    }

    private IEnumerable<ComposeMount> MountClaim(ManifestNode template)
    {
        template["metadata"]["labels"].Settle();
        template["spec"]["accessModes"].Settle();
        template["spec"]["resources"].Settle();
        _untranslated.Add(new Untranslated($"{manifest.Id} volumeClaimTemplates", "Docker does not limit the size of a volume"));
        var claim = template["metadata"]["name"].Text!;
        _claims.Add($"{manifest.Name}-{claim}");
        return MountsNamed(claim)
            .Select(mount => ComposeMount.Volume($"{manifest.Name}-{claim}", mount["mountPath"].Text!, mount["readOnly"].IsTrue));
    }
}
