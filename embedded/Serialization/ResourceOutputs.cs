using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the properties of a resource that are marked as outputs.</summary>
internal static class ResourceOutputs
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> s_properties = new();

    public static IEnumerable<(string Name, PropertyInfo Property)> Of(Type resource) => s_properties.GetOrAdd(resource, type =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.IsDefined(typeof(OutputAttribute)))
            .Select(property => (property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name, property)),
    ]);

    /// <summary>Gives every output property that the engine answers for an output that is settled later.</summary>
    public static Dictionary<string, IOutputSource> Initialize(Resource resource)
    {
        var sources = new Dictionary<string, IOutputSource>();
        foreach (var (name, property) in Answered(resource))
            sources[name] = IsOutput(property.PropertyType)
                ? Initialize(resource, property)
                : throw RunException.OutputsHaveIncorrectType([name]);
        return sources;
    }

    // A component sets its own outputs; the engine only tells it its URN.
    private static IEnumerable<(string Name, PropertyInfo Property)> Answered(Resource resource) => resource is ComponentResource
        ? Of(resource.GetType()).Where(output => output.Property.Name == nameof(Resource.Urn))
        : Of(resource.GetType());

    public static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>);

    private static IOutputSource Initialize(Resource resource, PropertyInfo property)
    {
        // Only the class that declares a property sees its private setter.
        var setter = property.DeclaringType!.GetProperty(property.Name)!
            .GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"[Output] {property.DeclaringType}.{property.Name} needs a setter; it may be private.");
        var type = typeof(OutputSource<>).MakeGenericType(property.PropertyType.GenericTypeArguments);
        var source = Activator.CreateInstance(type, resource)!;
        setter.Invoke(resource, [type.GetMethod(nameof(OutputSource<>.CreateOutput))!.Invoke(source, null)]);
        return (IOutputSource)source;
    }
}
