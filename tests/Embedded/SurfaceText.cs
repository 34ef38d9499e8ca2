using System.Reflection;
using System.Runtime.CompilerServices;

namespace Todo.Tests.Embedded;

/// <summary>Writes a member as the lists of the official packages do, without namespaces.</summary>
internal static class SurfaceText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Property(PropertyInfo property)
    {
        var type = Text(property.PropertyType, Nullability.Create(property));
        if (property.GetIndexParameters() is [var key])
            return $"indexer: [{Parameter(key)}] of {type}";
        var modifier = property.GetMethod!.IsStatic ? "static " : "";
        var set = property.SetMethod is { IsPublic: true } ? " set" : "";
        return $"{modifier}{property.Name}: {type}{Wire(property)}{set}";
    }

    public static string Field(FieldInfo field) => $"{field.Name}: {Text(field.FieldType, Nullability.Create(field))}";

    public static string Constructor(ConstructorInfo constructor) =>
        $"constructor: {Parameters(constructor)}{(constructor.IsFamily ? " for subclasses" : "")}";

    public static string Method(MethodInfo method)
    {
        var parameters = Parameters(method);
        var result = Text(method.ReturnType, Nullability.Create(method.ReturnParameter));
        if (method.Name == "op_Implicit")
            return $"converts from {Text(method.GetParameters()[0].ParameterType, null)} to {result}";
        var typeParameters = string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name));
        var generic = method.IsGenericMethod ? $"<{typeParameters}>" : "";
        var modifier = method.IsStatic ? "static " : "";
        var audience = method.IsFamily ? " for subclasses" : "";
        return $"{modifier}method {method.Name}{generic}: {parameters} gives {result}{audience}";
    }

    /// <summary>The name with its type parameters.</summary>
    public static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Text(argument, null)))}>"
        : type.Name;

    private static string Wire(PropertyInfo property)
    {
        var fields = property.DeclaringType!.GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => string.Equals(field.Name, $"_{property.Name}", StringComparison.OrdinalIgnoreCase));
        foreach (var attribute in fields.Prepend<MemberInfo>(property).SelectMany(member => member.CustomAttributes))
        {
            var values = attribute.ConstructorArguments;
            if (attribute.AttributeType.Name == "OutputAttribute")
                return $" (output {values[0].Value})";
            if (attribute.AttributeType.Name == "InputAttribute")
                return $" (input {values[0].Value}{(values[1].Value is true ? ", required" : "")})";
        }

        return "";
    }

    private static string Parameters(MethodBase method)
    {
        var on = method.IsDefined(typeof(ExtensionAttribute)) ? "on " : "";
        return $"({on}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter) =>
        $"{parameter.Name}: {Text(parameter.ParameterType, Nullability.Create(parameter))}{(parameter.IsOptional ? " (optional)" : "")}";

    private static string Text(Type type, NullabilityInfo? info)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return $"{Text(inner, null)}?";
        var isNullable = info is { ReadState: NullabilityState.Nullable }
            or { ReadState: NullabilityState.Unknown, WriteState: NullabilityState.Nullable };
        return Bare(type, info) + (isNullable && !type.IsValueType && !type.IsGenericParameter ? "?" : "");
    }

    private static string Bare(Type type, NullabilityInfo? info)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Text(type.GetElementType()!, info?.ElementType)}[]";
        if (!type.IsGenericType)
            return type.Name;
        var arguments = Arguments(type, info);
        return type.IsAssignableTo(typeof(ITuple)) ? $"({arguments})" : $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    private static string Arguments(Type type, NullabilityInfo? info)
    {
        var texts = type.GetGenericArguments().Select((argument, index) => Text(argument, info?.GenericTypeArguments.ElementAtOrDefault(index)));
        if (!type.IsAssignableTo(typeof(ITuple)))
            return string.Join(", ", texts);
        // The eighth value of a tuple is in a tuple of its own.
        return string.Join(", ", texts.Select((text, index) => index == 7 ? text.Trim('(', ')') : text));
    }
}
