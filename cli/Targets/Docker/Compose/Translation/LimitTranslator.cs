using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Translates the most that a container may use.</summary>
internal static class LimitTranslator
{
    /// <summary>The service with the limits of its container.</summary>
    public static ComposeService Apply(ComposeService service, ManifestNode container)
    {
        var limits = container["resources"]["limits"];
        return service with
        {
            Cpus = limits["cpu"].Text is { } cpu ? (double)Quantity.Parse(cpu).Amount : null,
            MemLimit = limits["memory"].Text is { } memory ? Size.Of(Quantity.Parse(memory)) : null,
        };
    }
}
