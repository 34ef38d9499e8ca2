namespace Todo.Cli.Targets.Docker.Compose.Translation;

/// <summary>Something of a manifest that plain Docker cannot do.</summary>
/// <param name="Subject">Whose it is, such as <c>Deployment/backend</c>, or a path in it.</param>
/// <param name="Consequence">What is different on Docker.</param>
internal sealed record Untranslated(string Subject, string Consequence);
