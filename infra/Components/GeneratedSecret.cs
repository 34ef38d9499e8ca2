using Pulumi;
using Pulumi.Random;

namespace Todo.Infra.Components;

/// <summary>A secret that nobody has to think of: random letters and digits, made once and kept in Pulumi's state.</summary>
public sealed class GeneratedSecret : ComponentResource
{
    // 62 signs to the power of 48: over 285 bits, more than the 256 that HMAC-SHA256 asks of a key (RFC 7518, 3.2).
    private const int Length = 48;

    /// <summary>Makes a secret.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="options">The parent, and what else Pulumi offers.</param>
    public GeneratedSecret(string name, ComponentResourceOptions? options = null)
        : base("todo:component:GeneratedSecret", name, options)
    {
        // Letters and digits only: the value stands in connection strings and YAML without an escape.
        var password = new RandomPassword(
            name,
            new RandomPasswordArgs { Length = Length, Special = false },
            new CustomResourceOptions { Parent = this });
        Value = Output.CreateSecret(password.Result);
        RegisterOutputs();
    }

    /// <summary>The secret.</summary>
    [Output]
    public Output<string> Value { get; private set; }
}
