using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A set of arguments, each marked with its name on the wire.</summary>
public abstract class InputArgs
{
    private static readonly ConcurrentDictionary<Type, (MemberInfo Member, InputAttribute Input)[]> s_members = new();

    /// <summary>For subclasses only.</summary>
    protected InputArgs()
    {
    }

    internal virtual async Task<ImmutableDictionary<string, object?>> ToDictionaryAsync()
    {
        var members = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (member, input) in s_members.GetOrAdd(GetType(), Find))
        {
            var value = member is FieldInfo field ? field.GetValue(this) : ((PropertyInfo)member).GetValue(this);
            if (value is null && input.IsRequired)
                throw new ArgumentNullException(member.Name, $"{GetType()}.{member.Name} is required but was not given a value");
            members[input.Name] = input.Json && value is not null ? await ToJsonAsync(input.Name, value) : value;
        }

        return members.ToImmutable();
    }

    private static (MemberInfo Member, InputAttribute Input)[] Find(Type? type)
    {
        const BindingFlags ownMembers =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var members = new List<(MemberInfo, InputAttribute)>();
        for (; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(ownMembers))
                if (member.GetCustomAttribute<InputAttribute>() is { } input)
                    members.Add((member, input));
        return [.. members];
    }

    private static async Task<object?> ToJsonAsync(string path, object value)
    {
        var data = await Serializer.SerializeAsync(path, value);
        return new Output<object?>(Task.FromResult(data.IsKnown ? data with { Value = JsonSerializer.Serialize(data.Value) } : data));
    }
}
