using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The settings of a stack that begin with a name; with the project's own if none is given.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>The settings that begin with a name.</summary>
    public Config(string? name = null) => _name = name ?? Deployment.Instance.ProjectName;

    /// <summary>A text, or null.</summary>
    public string? Get(string key) => Deployment.Required.Config.Values.GetValueOrDefault(FullKey(key));

    /// <summary>A secret text, or null.</summary>
    public Output<string>? GetSecret(string key) => Secret(Get(key));

    /// <summary>True or false, or null.</summary>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Invalid(key, nameof(Boolean)),
    };

    /// <summary>A secret true or false, or null.</summary>
    public Output<bool>? GetSecretBoolean(string key) => Secret(GetBoolean(key));

    /// <summary>A whole number, or null.</summary>
    public int? GetInt32(string key) => Get(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(key, nameof(Int32));

    /// <summary>A secret whole number, or null.</summary>
    public Output<int>? GetSecretInt32(string key) => Secret(GetInt32(key));

    /// <summary>A number, or null.</summary>
    public double? GetDouble(string key) => Get(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(key, nameof(Double));

    /// <summary>A secret number, or null.</summary>
    public Output<double>? GetSecretDouble(string key) => Secret(GetDouble(key));

    /// <summary>An object, or its default.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, null);

    /// <summary>An object, or its default.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    /// <summary>A secret object, or null.</summary>
    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : RequireSecretObject<T>(key);

    /// <summary>A secret object, or null.</summary>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? null : RequireSecretObject<T>(key, options);

    /// <summary>A text, which must be there.</summary>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>A secret text, which must be there.</summary>
    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    /// <summary>True or false, which must be there.</summary>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>A secret true or false, which must be there.</summary>
    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key);

    /// <summary>A whole number, which must be there.</summary>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>A secret whole number, which must be there.</summary>
    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key);

    /// <summary>A number, which must be there.</summary>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>A secret number, which must be there.</summary>
    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key);

    /// <summary>An object, which must be there.</summary>
    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : Parse<T>(key, null)!;

    /// <summary>An object, which must be there.</summary>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => Get(key) is null ? throw Missing(key) : Parse<T>(key, options)!;

    /// <summary>A secret object, which must be there.</summary>
    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    /// <summary>A secret object, which must be there.</summary>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(RequireObject<T>(key, options));

    private T? Parse<T>(string key, JsonSerializerOptions? options)
    {
        try
        {
            return Get(key) is { } json ? JsonSerializer.Deserialize<T>(json, options) : default;
        }
        catch (JsonException exception)
        {
            throw Invalid(key, typeof(T).ToString(), exception);
        }
    }

    private static Output<string>? Secret(string? value) => value is null ? null : Output.CreateSecret(value);

    private static Output<T>? Secret<T>(T? value)
        where T : struct => value is { } known ? Output.CreateSecret(known) : null;

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Missing(string key) => new(
        $"Missing required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string type, Exception? cause = null)
    {
        var isSecret = Deployment.Required.Config.SecretKeys.Contains(FullKey(key));
        return new(
            $"Configuration '{FullKey(key)}' value '{(isSecret ? "[secret]" : Get(key))}' is not a valid {type}\n"
            + $"\tplease set a value using the command `pulumi config set {(isSecret ? "--secret " : "")}{FullKey(key)} <value>`",
            cause);
    }
}
