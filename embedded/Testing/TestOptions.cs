namespace Pulumi.Testing;

/// <summary>What a test run tells the program about itself.</summary>
public class TestOptions
{
    /// <summary>The project's name, <c>project</c> if not set.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>The stack's name, <c>stack</c> if not set.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether this is a preview; it is if not set.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The organization, <c>organization</c> if not set.</summary>
    public string? OrganizationName { get; set; }
}
