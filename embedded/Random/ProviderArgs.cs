namespace Pulumi.Random;

/// <summary>A <see cref="Provider"/> needs to be told nothing.</summary>
public class ProviderArgs : ResourceArgs;
