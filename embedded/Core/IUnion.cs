namespace Pulumi;

/// <summary>A union whose types are not known where it is read.</summary>
internal interface IUnion
{
    object Value { get; }
}
