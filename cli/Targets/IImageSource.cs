using System.Collections.Immutable;
using Todo.Cli.Evaluation;

namespace Todo.Cli.Targets;

/// <summary>Makes the images of a stack on this machine, for a target that gets them from here.</summary>
internal interface IImageSource
{
    /// <summary>Builds those that are not there.</summary>
    /// <param name="images">The images that are needed.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="consent">Asks the user before something is installed.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="Errors.UserError">An image cannot be built.</exception>
    Task BuildAsync(ImmutableArray<PlannedImage> images, StackContext stack, Consent consent, CancellationToken cancellation);

    /// <summary>Gives an image that is there its plain name as well; see <see cref="PlannedImage.PlainReference"/>.</summary>
    /// <exception cref="Errors.UserError">It cannot be named so.</exception>
    Task NameAsync(PlannedImage image, CancellationToken cancellation);
}
