using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileSystemGlobbing;
using Pulumi;

namespace Todo.Infra.Components;

/// <summary>
/// The folder that an image is built from, as far as its <c>.dockerignore</c> lets the build see it. This is the one place in the
/// program that reads files: a local image can be told from its predecessor only by what it was built from.
/// </summary>
public static class BuildContext
{
    private const string IgnoreFile = ".dockerignore";

    /// <summary>The first 32 bits of the SHA-256 over the paths and contents of all files.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="RunException">There is no such folder.</exception>
    public static string HashOf(string folder) => HashOf(FileHashes(folder));

    /// <summary>The same of files whose hashes are known.</summary>
    /// <param name="files">The SHA-256 of each file, by its path in the folder.</param>
    public static string HashOf(ImmutableSortedDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\0"));
            hash.AppendData(Convert.FromHexString(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    /// <summary>The SHA-256 of each file, by its path in the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="RunException">There is no such folder.</exception>
    public static ImmutableSortedDictionary<string, string> FileHashes(string folder) => Directory.Exists(folder)
        ? FilesOf(folder).ToImmutableSortedDictionary(
            path => path,
            path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path)))),
            StringComparer.Ordinal)
        : throw new RunException($"The build context {folder} is not there: an image's sources are in app-images/ beside Pulumi.yaml.");

    private static IEnumerable<string> FilesOf(string folder)
    {
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude("**/*");
        foreach (var pattern in IgnoredBy(Path.Combine(folder, IgnoreFile)))
        {
            matcher.AddExclude(pattern);
            matcher.AddExclude($"{pattern}/**");
        }

        return matcher.GetResultsInFullPath(folder)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static IEnumerable<string> IgnoredBy(string file) => File.Exists(file)
        ? File.ReadLines(file)
            .Select(line => line.Trim().TrimEnd('/'))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Supported(file, line))
        : [];

    private static string Supported(string file, string pattern) => pattern[0] == '!'
        ? throw new RunException($"{file} has the exception '{pattern}': only patterns that exclude are supported.")
        : pattern;
}
