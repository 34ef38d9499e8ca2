namespace Pulumi;

/// <summary>What the program may know about its own run.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(
        string organizationName, string projectName, string stackName, string rootDirectory, bool isDryRun) =>
        (OrganizationName, ProjectName, StackName, RootDirectory, IsDryRun) =
            (organizationName, projectName, stackName, rootDirectory, isDryRun);

    /// <summary>The organization.</summary>
    public string OrganizationName { get; }

    /// <summary>The project's name.</summary>
    public string ProjectName { get; }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string RootDirectory { get; }

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun { get; }
}
