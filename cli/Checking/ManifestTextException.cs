namespace Todo.Cli.Checking;

/// <summary>A text that holds no manifests. The message goes on from the name of the file: <c>, line 3: is no YAML …</c>.</summary>
internal sealed class ManifestTextException(string message) : Exception(message);
