namespace Pulumi;

/// <summary>Who waits for whom, so that resources that wait for each other are an error and not silence.</summary>
internal sealed class Waits
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Resource, Resource> _waitsFor = [];

    /// <summary>Waits until the other one is registered, and gives its URN.</summary>
    public async Task<string> WaitAsync(Resource resource, Resource other)
    {
        Add(resource, other);
        var urn = await other.Urn.Data;
        lock (_lock)
            _waitsFor.Remove(resource);
        return urn.Value;
    }

    private void Add(Resource resource, Resource other)
    {
        lock (_lock)
        {
            var names = new List<string> { resource.GetResourceName() };
            for (var next = other; next is not null; next = _waitsFor.GetValueOrDefault(next))
            {
                names.Add(next.GetResourceName());
                if (next == resource)
                    throw new RunException($"Resources wait for each other: {string.Join(" -> ", names)}");
            }

            _waitsFor[resource] = other;
        }
    }
}
