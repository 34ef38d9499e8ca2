namespace Todo.Infra.Values;

/// <summary>How many pods a service may have. Between two different numbers its load decides.</summary>
public sealed record ScaleRange
{
    /// <summary>A range; the same number twice is a fixed one.</summary>
    /// <param name="min">The fewest pods; at least 1.</param>
    /// <param name="max">The most pods; at least <paramref name="min"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no pod.</exception>
    /// <exception cref="ArgumentException">The most are fewer than the fewest.</exception>
    public ScaleRange(int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        if (max < min)
        {
            throw new ArgumentException($"At most {max} pods are fewer than at least {min}.", nameof(max));
        }

        (Min, Max) = (min, max);
    }

    /// <summary>The fewest pods.</summary>
    public int Min { get; }

    /// <summary>The most pods.</summary>
    public int Max { get; }

    /// <summary>Whether the number never changes by itself.</summary>
    public bool IsFixed => Min == Max;

    /// <summary>Whether one pod may fail, or be moved, while another serves.</summary>
    public bool IsRedundant => Min > 1;

    /// <summary>A number that never changes by itself.</summary>
    /// <param name="replicas">How many pods; at least 1.</param>
    public static ScaleRange Fixed(int replicas) => new(replicas, replicas);
}
