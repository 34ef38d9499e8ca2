namespace Pulumi;

/// <summary>
/// May change a resource as the engine sees it, before it is registered; null leaves it. Only the engine calls it: mocks never do.
/// </summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);
