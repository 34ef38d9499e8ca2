using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns the plain values of a resource's state into the types of its outputs.</summary>
internal static class Converter
{
    /// <summary>The value as that type; its default, and a warning, if the value does not fit.</summary>
    public static object? Convert(string path, object? value, Type type)
    {
        if (TryConvert(path, value, type, out var converted))
            return converted;
        Log.Warn($"{path} should be a {type}, but the state holds a {value?.GetType()}.");
        return Default(type);
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool TryConvert(string path, object? value, Type type, out object? converted)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        (var fits, converted) = (value, type) switch
        {
            (null, _) => (true, Default(type)),
            (double number, _) when type == typeof(int) => (true, (int)number),
            (double number, { IsEnum: true }) => (true, Enum.ToObject(type, (int)number)),
            (_, _) when type == typeof(JsonElement) => (true, JsonSerializer.SerializeToElement(value)),
            (_, _) when type.IsInstanceOfType(value) => (true, value),
            (ImmutableArray<object> list, _) when Is(type, typeof(ImmutableArray<>)) => (true, ToList(path, list, type)),
            (ImmutableDictionary<string, object> map, _) when Is(type, typeof(ImmutableDictionary<,>)) => (true, ToMap(path, map, type)),
            (ImmutableDictionary<string, object> map, _) when type.IsDefined(typeof(OutputTypeAttribute)) =>
                (true, ToObject(path, map, type)),
            (_, _) when Is(type, typeof(Union<,>)) => ToUnion(path, value, type),
            _ => (false, null),
        };
        return fits;
    }

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static object? ToList(string path, ImmutableArray<object> list, Type type) =>
        Generic(nameof(List), type.GenericTypeArguments[0]).Invoke(null, [path, list]);

    private static object? ToMap(string path, ImmutableDictionary<string, object> map, Type type) =>
        Generic(nameof(Map), type.GenericTypeArguments[1]).Invoke(null, [path, map]);

    private static (bool Fits, object? Value) ToUnion(string path, object value, Type type)
    {
        for (var i = 0; i < 2; i++)
            if (TryConvert(path, value, type.GenericTypeArguments[i], out var item))
                return (true, type.GetMethod($"FromT{i}")!.Invoke(null, [item]));
        return (false, null);
    }

    private static object ToObject(string path, ImmutableDictionary<string, object> map, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SingleOrDefault(candidate => candidate.IsDefined(typeof(OutputConstructorAttribute)))
            ?? throw new InvalidOperationException($"{type} has no constructor marked with [OutputConstructor].");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{path}.{name}", map.GetValueOrDefault(name), parameter.ParameterType);
        })]);
    }

    private static MethodInfo Generic(string method, Type type) =>
        typeof(Converter).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);

    private static ImmutableArray<T> List<T>(string path, ImmutableArray<object> list) =>
        [.. list.Select((item, index) => (T)Convert($"{path}[{index}]", item, typeof(T))!)];

    private static ImmutableDictionary<string, T> Map<T>(string path, ImmutableDictionary<string, object> map) =>
        map.ToImmutableDictionary(entry => entry.Key, entry => (T)Convert($"{path}.{entry.Key}", entry.Value, typeof(T))!);
}
