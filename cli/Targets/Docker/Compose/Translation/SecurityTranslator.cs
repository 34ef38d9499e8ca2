using System.Collections.Immutable;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates who a container runs as and what it may do.</summary>
internal static class SecurityTranslator
{
    /// <summary>The service with the security of its pod and its container, which goes first.</summary>
    public static ComposeService Apply(ComposeService service, ManifestNode pod, ManifestNode container)
    {
        var user = container["runAsUser"].Text ?? pod["runAsUser"].Text;
        var group = container["runAsGroup"].Text ?? pod["runAsGroup"].Text;
        foreach (var context in new[] { pod, container })
        {
            // Docker's own profile is the runtime's default.
            context["seccompProfile"]["type"].SettleIf("RuntimeDefault");
            if (user is not (null or "0"))
            {
                context["runAsNonRoot"].SettleIf("true");
            }
        }

        // A named volume gets the owner that its folder has in the image.
        pod["fsGroupChangePolicy"].Settle();
        return service with
        {
            User = user is null ? null : group is null ? user : $"{user}:{group}",
            GroupAdd =
            [
                .. pod["supplementalGroups"].Items.Append(pod["fsGroup"])
                    .Select(item => item.Text).OfType<string>().Where(id => id != group),
            ],
            ReadOnly = container["readOnlyRootFilesystem"].IsTrue,
            SecurityOpt = container["allowPrivilegeEscalation"].Text == "false" ? ["no-new-privileges:true"] : [],
            CapDrop = [.. container["capabilities"]["drop"].Items.Select(item => item.Text!)],
            CapAdd = [.. container["capabilities"]["add"].Items.Select(item => item.Text!)],
            Sysctls = pod["sysctls"].Items.ToImmutableSortedDictionary(
                item => item["name"].Text!,
                item => item["value"].Text!,
                StringComparer.Ordinal),
        };
    }
}
