namespace Pulumi;

/// <summary>A file of some text.</summary>
public sealed class StringAsset : Asset
{
    /// <summary>A file of that text.</summary>
    public StringAsset(string text) => Text = text;

    internal string Text { get; }
}
