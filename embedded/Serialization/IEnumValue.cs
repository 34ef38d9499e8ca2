namespace Pulumi.Serialization;

/// <summary>A value of a closed set, which travels as text.</summary>
internal interface IEnumValue
{
    string Value { get; }
}
