using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using Pulumi;

namespace Todo.Tests.Embedded;

/// <summary>Nothing is public in the stand-in that the official packages do not have, or have in another form.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test]
    public void Every_public_member_is_one_of_the_official_packages()
    {
        if (OfficialSurface.Find() is not { } folder)
        {
            Assert.Ignore("The lists of the official packages' members (shared/pulumi-api beside the repository) are not here.");
            return;
        }

        var official = OfficialSurface.Read(folder);
        Assert.That(typeof(Deployment).Assembly.GetExportedTypes().SelectMany(type => Foreign(type, official)), Is.Empty);
    }

    private static IEnumerable<string> Foreign(Type type, OfficialSurface official)
    {
        if (type.IsSubclassOf(typeof(Delegate)) || type.Namespace!.Contains(".Types.Outputs.", StringComparison.Ordinal))
            return IsKnown(type, official) ? [] : [type.ToString()];
        var name = SurfaceText.Name(type);
        return ForeignLines(type, name, official).Select(line => $"{type.Namespace}.{name}: {line}");
    }

    // Types.Outputs mirrors Types.Inputs, and holds what only the cluster reports.
    private static bool IsKnown(Type type, OfficialSurface official) =>
        official.Mentions(type.Name)
        || official.HasNamespace(type.Namespace!.Replace(".Outputs.", ".Inputs.", StringComparison.Ordinal));

    private static IEnumerable<string> ForeignLines(Type type, string name, OfficialSurface official)
    {
        var lines = Lines(type).ToList();
        if (official.Members(type.Namespace!, name) is { } members)
            return lines.Except(members).Where(line => !line.StartsWith("constructor: ()", StringComparison.Ordinal));
        return lines.Count == 0 && official.Mentions(name) ? [] : lines.Prepend("(the type itself)");
    }

    private static IEnumerable<string> Lines(Type type) => type.GetMembers(Declared)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(member => member switch
        {
            PropertyInfo property when IsVisible(property.GetMethod ?? property.SetMethod) => SurfaceText.Property(property),
            FieldInfo field when field.IsPublic => SurfaceText.Field(field),
            ConstructorInfo constructor when IsVisible(constructor) => SurfaceText.Constructor(constructor),
            MethodInfo method when IsVisible(method) && IsOwn(method) => SurfaceText.Method(method),
            _ => null,
        })
        .OfType<string>();

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily);

    private static bool IsOwn(MethodInfo method) =>
        (!method.IsSpecialName || method.Name == "op_Implicit")
        && method.GetBaseDefinition().DeclaringType == method.DeclaringType
        && method.Name != nameof(IEquatable<>.Equals);
}
