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
    /// <exception cref="ArgumentException">A limit is below its request.</exception>
    public ResourceBudget(Quantity cpuRequest, Quantity cpuLimit, Quantity memoryRequest, Quantity memoryLimit)
    {
        Require("CPU", cpuRequest, cpuLimit);
        Require("memory", memoryRequest, memoryLimit);
        (CpuRequest, CpuLimit, MemoryRequest, MemoryLimit) = (cpuRequest, cpuLimit, memoryRequest, memoryLimit);
    }

    /// <summary>Cores that are kept for it.</summary>
    public Quantity CpuRequest { get; }

    /// <summary>Cores that it may use at most.</summary>
    public Quantity CpuLimit { get; }

    /// <summary>Bytes that are kept for it.</summary>
    public Quantity MemoryRequest { get; }

    /// <summary>Bytes that it may use at most.</summary>
    public Quantity MemoryLimit { get; }

    /// <summary>A budget from the texts of its four quantities.</summary>
    /// <param name="cpuRequest">Such as <c>50m</c>.</param>
    /// <param name="cpuLimit">Such as <c>1000m</c>.</param>
    /// <param name="memoryRequest">Such as <c>64Mi</c>.</param>
    /// <param name="memoryLimit">Such as <c>1Gi</c>.</param>
    /// <exception cref="FormatException">One of them is no quantity.</exception>
    /// <exception cref="ArgumentException">A limit is below its request.</exception>
    public static ResourceBudget Parse(string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit) =>
        new(Quantity.Parse(cpuRequest), Quantity.Parse(cpuLimit), Quantity.Parse(memoryRequest), Quantity.Parse(memoryLimit));

    private static void Require(string what, Quantity request, Quantity limit)
    {
        if (limit < request)
        {
            throw new ArgumentException($"The {what} limit {limit} is below the request {request}: a limit is at least the request.");
        }
    }
}
