using System.Reflection;

namespace Todo.Tests;

/// <summary>Where the sources are, and what stands beside them on the project's own machines.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot")
        .Value!;

    /// <summary>A file or folder of <c>shared/</c> beside the repository; the test is left out where it is not there.</summary>
    internal static string Shared(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", name));
        if (!Path.Exists(path))
        {
            Assert.Ignore($"shared/{name} is not beside the repository: it is part of the project's own machines only.");
        }

        return path;
    }
}
