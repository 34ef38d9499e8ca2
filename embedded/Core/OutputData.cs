using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output holds once it is settled.</summary>
internal sealed record OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public OutputData<TResult> With<TResult>(TResult value) => new(value, IsKnown, IsSecret, Resources);

    public static OutputData<T> Known(T value) => new(value, true, false, []);
}
