namespace Pulumi;

/// <summary>A value of one of two types.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _value0;
    private readonly T1 _value1;

    private Union(T0 value0, T1 value1, bool isT1) => (_value0, _value1, IsT1) = (value0, value1, isT1);

    /// <summary>Whether the value is of the first type.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether the value is of the second type.</summary>
    public bool IsT1 { get; }

    /// <summary>The value, which must be of the first type.</summary>
    public T0 AsT0 => IsT0 ? _value0 : throw new InvalidOperationException($"The union holds a {typeof(T1)}, not a {typeof(T0)}.");

    /// <summary>The value, which must be of the second type.</summary>
    public T1 AsT1 => IsT1 ? _value1 : throw new InvalidOperationException($"The union holds a {typeof(T0)}, not a {typeof(T1)}.");

    /// <summary>The value, whatever its type.</summary>
    public object Value => IsT0 ? _value0! : _value1!;

    /// <summary>A union of a value of the first type.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, false);

    /// <summary>A union of a value of the second type.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, true);

    /// <summary>Takes a value of the first type.</summary>
    public static implicit operator Union<T0, T1>(T0 value) => FromT0(value);

    /// <summary>Takes a value of the second type.</summary>
    public static implicit operator Union<T0, T1>(T1 value) => FromT1(value);

    /// <summary>The result of the function for the value's type.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT0 ? f0(_value0) : f1(_value1);

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <inheritdoc/>
    public override string? ToString() => Value?.ToString();
}
