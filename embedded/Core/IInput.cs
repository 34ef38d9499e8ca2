namespace Pulumi;

/// <summary>An input whose type is not known where it is read.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
