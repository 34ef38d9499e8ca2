using Pulumi;

namespace Todo.Infra.Settings;

/// <summary>A secret from the settings. It prints as a word that is not it, and leaves only as a Pulumi secret.</summary>
public sealed class SecretText
{
    private readonly string _value;

    internal SecretText(string value) => _value = value;

    /// <summary>The secret, marked as one.</summary>
    public Output<string> ToOutput() => Output.CreateSecret(_value);

    /// <summary>A part of the secret that may be shown, such as the port of a connection string.</summary>
    internal T Tell<T>(Func<string, T> read) => read(_value);

    /// <inheritdoc />
    public override string ToString() => "[secret]";
}
