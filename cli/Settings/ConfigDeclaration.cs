namespace Todo.Cli.Settings;

/// <summary>One setting that <c>Pulumi.yaml</c> declares.</summary>
/// <param name="Key">The full key, such as <c>todo:replicas</c>.</param>
/// <param name="Type">What its values have to be; <see langword="null"/> when the file does not say.</param>
/// <param name="Fallback">The <c>default</c> or <c>value</c> that applies where a stack has none.</param>
/// <param name="Secret">Whether a stack has to encrypt it.</param>
internal sealed record ConfigDeclaration(string Key, ConfigType? Type, ConfigValue? Fallback, bool Secret);
