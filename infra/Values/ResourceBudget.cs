namespace Todo.Infra.Values;

/// <summary>
/// What a container may count on (requests, by which the scheduler places it) and what it may not exceed (limits: CPU is
/// throttled beyond, memory ends the container).
/// </summary>
public sealed record ResourceBudget
{
    /// <summary>100m-500m CPU, 128Mi-512Mi: enough for a small service, and small enough to be noticed when it is not.</summary>
    public static readonly ResourceBudget Default = Parse("100m", "500m", "128Mi", "512Mi");

    /// <summary>A budget whose limits are not below its requests.</summary>
    /// <param name="cpuRequest">Cores that are kept for it.</param>
    /// <param name="cpuLimit">Cores that it may use at most.</param>
    /// <param name="memoryRequest">Bytes that are kept for it.</param>
    /// <param name="memoryLimit">Bytes that it may use at most.</param>
    /// <param name="storageRequest">Bytes of the node's disk that are kept for its logs and what it writes to no volume.</param>
    /// <param name="storageLimit">Bytes of the node's disk that it may use at most.</param>
    /// <exception cref="ArgumentException">A limit is below its request.</exception>
    public ResourceBudget(
        Quantity cpuRequest,
        Quantity cpuLimit,
        Quantity memoryRequest,
        Quantity memoryLimit,
        Quantity storageRequest,
        Quantity storageLimit)
    {
        Require("CPU", cpuRequest, cpuLimit);
        Require("memory", memoryRequest, memoryLimit);
        Require("storage", storageRequest, storageLimit);
        (CpuRequest, CpuLimit, MemoryRequest, MemoryLimit) = (cpuRequest, cpuLimit, memoryRequest, memoryLimit);
        (EphemeralStorageRequest, EphemeralStorageLimit) = (storageRequest, storageLimit);
    }

    /// <summary>Cores that are kept for it.</summary>
    public Quantity CpuRequest { get; }

    /// <summary>Cores that it may use at most.</summary>
    public Quantity CpuLimit { get; }

    /// <summary>Bytes that are kept for it.</summary>
    public Quantity MemoryRequest { get; }

    /// <summary>Bytes that it may use at most.</summary>
    public Quantity MemoryLimit { get; }

    /// <summary>Bytes of the node's disk that are kept for its logs and what it writes to no volume.</summary>
    public Quantity EphemeralStorageRequest { get; }

    /// <summary>Bytes of the node's disk that it may use at most; a pod that uses more is evicted.</summary>
    public Quantity EphemeralStorageLimit { get; }

    /// <summary>A budget from the texts of its quantities.</summary>
    /// <param name="cpuRequest">Such as <c>50m</c>.</param>
    /// <param name="cpuLimit">Such as <c>1000m</c>.</param>
    /// <param name="memoryRequest">Such as <c>64Mi</c>.</param>
    /// <param name="memoryLimit">Such as <c>1Gi</c>.</param>
    /// <param name="storageRequest">Such as <c>64Mi</c>, which is the default: the services here write next to nothing.</param>
    /// <param name="storageLimit">Such as <c>256Mi</c>, which is the default: room for the scratch volume (64Mi) and rotated logs.</param>
    /// <exception cref="FormatException">One of them is no quantity.</exception>
    /// <exception cref="ArgumentException">A limit is below its request.</exception>
    public static ResourceBudget Parse(
        string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit,
        string storageRequest = "64Mi", string storageLimit = "256Mi") =>
        new(
            Quantity.Parse(cpuRequest),
            Quantity.Parse(cpuLimit),
            Quantity.Parse(memoryRequest),
            Quantity.Parse(memoryLimit),
            Quantity.Parse(storageRequest),
            Quantity.Parse(storageLimit));

    private static void Require(string what, Quantity request, Quantity limit)
    {
        if (limit < request)
        {
            throw new ArgumentException($"The {what} limit {limit} is below the request {request}: a limit is at least the request.");
        }
    }
}
