using Todo.Cli.Evaluation;

namespace Todo.Cli.Comparison;

/// <summary>
/// The images of a plan that are pushed. Pods run them by digest, which only the registry knows; two are the same when they are built
/// from the same.
/// </summary>
internal sealed class PushedImages
{
    private const string Unknown = "@(digest unknown until it is pushed)";

    private readonly Dictionary<string, FieldValue> _byReference;

    /// <summary>Collects them.</summary>
    internal PushedImages(Plan plan) => _byReference = plan.Images
        .Where(image => image.Pushed)
        .DistinctBy(image => image.Reference)
        .ToDictionary(image => image.Reference, image => new FieldValue($"{image.Reference}{Unknown}", IdentityOf(image)));

    /// <summary>What is known of the image that a text names; <see langword="null"/> when it names none.</summary>
    internal FieldValue? Find(string text) => _byReference.TryGetValue(text, out var value) ? value : null;

    /// <summary>Whether the same text is the same image in another plan.</summary>
    internal bool AreAs(PushedImages other) => _byReference.All(image =>
        !other._byReference.TryGetValue(image.Key, out var there) || there == image.Value);

    /// <summary>The text of an image whose reference stays, and whose digest does not.</summary>
    internal static string Another(string text) => text.Replace("@(digest", "@(another digest,", StringComparison.Ordinal);

    private static string IdentityOf(PlannedImage image) => string.Join(
        '\0',
        [image.Reference, image.Context, image.Dockerfile, .. image.BuildArguments.Select(argument => $"{argument.Key}={argument.Value}")]);
}
