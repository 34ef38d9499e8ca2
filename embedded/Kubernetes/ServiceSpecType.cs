using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Core.V1;

/// <summary>How a Service is reached. Its values are given as text, such as <c>NodePort</c>.</summary>
public readonly struct ServiceSpecType : IEquatable<ServiceSpecType>, IEnumValue
{
    private readonly string _value;

    private ServiceSpecType(string value) => _value = value;

    string IEnumValue.Value => _value;

    /// <inheritdoc/>
    public bool Equals(ServiceSpecType other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ServiceSpecType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
