using System.CommandLine;
using Pulumi;
using Spectre.Console;
using Todo.Cli.Commands;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.Evaluation.Refs;
using Todo.Cli.State;
using Todo.Cli.Targets;
using Todo.Cli.Targets.Cluster;
using Todo.Cli.Targets.Docker;
using Todo.Infra.Settings;

namespace Todo.Cli;

/// <summary>The companion: its commands, and what it ends with.</summary>
internal static class CompanionApp
{
    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command and its options, as the user typed them.</param>
    /// <param name="around">What the companion finds around it.</param>
    /// <returns>What the process ends with; see <see cref="ExitCodes"/>.</returns>
    internal static async Task<int> RunAsync(string[] arguments, Surroundings around)
    {
        try
        {
            var call = RootOf(around).Parse(arguments);
            var exitCode = await call.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // An installation of packages is finished even after Ctrl-C, which takes longer than the 2 s that are given otherwise.
                ProcessTerminationTimeout = TimeSpan.FromMinutes(10),
                Output = around.Output.Profile.Out.Writer,
                Error = around.Errors.Profile.Out.Writer,
            });
            return call.Errors.Count == 0 ? exitCode : ExitCodes.WrongUse;
        }
        catch (OperationCanceledException)
        {
            around.Errors.WriteLine("Stopped. The same command goes on from here.");
            return ExitCodes.Failed;
        }
        catch (Exception error) when (TextOf(error, around) is not null)
        {
            around.Errors.MarkupLineInterpolated($"[red]error:[/] {TextOf(error, around)}");
            return error is UserError user ? user.ExitCode : error is SettingsException ? ExitCodes.WrongUse : ExitCodes.Failed;
        }
    }

    // Nothing for an error that no user can mend.
    private static string? TextOf(Exception error, Surroundings around) => error switch
    {
        SettingsException settings => settings.Message,
        UserError or RunException or AggregateException or IOException or UnauthorizedAccessException => ErrorText.Of(error),
        _ => null,
    };

    private static RootCommand RootOf(Surroundings around)
    {
        var workspace = new Workspace(
            around.Folder,
            around.Environment,
            StateDirectory.RootOf(around.Environment, around.Home),
            around.Errors.WriteLine,
            around.Services,
            around.Machine.Processes);
        var images = new DockerImages(around.Machine, around.Output);
        ClusterTarget ClusterOf(string name) =>
            new(name, around.Machine.Processes, around.Machine.Containers, images, around.Output);
        var targets = new TargetRegistry(
            new DockerTarget(around.Machine, around.Output), ClusterOf(ClusterTarget.Minikube), ClusterOf(ClusterTarget.Any));
        var output = around.Output.Profile.Out.Writer;
        var values = new ValueSource(around.Input, around.IsInputTyped, around.Errors);
        Task<ProgramOfRef> BuildAsync(string reference, CancellationToken cancellation) =>
            ProgramOfRef.BuildAsync(around.Machine.Processes, workspace.Directory, reference, around.Errors.WriteLine, cancellation);
        return new RootCommand("Runs the todo application without Pulumi: the same program, the same settings, on Docker or a cluster")
        {
            new PreviewCommand(workspace, around.Output, output, targets, BuildAsync, error => TextOf(error, around)).Create(),
            CompareCommand.Create(workspace, around.Output),
            CheckCommand.Create(workspace, around.Output, output, around.Input, error => TextOf(error, around)),
            RenderCommand.Create(workspace, around.Errors, output),
            PlanCommand.Create(workspace, output),
            UpCommand.Create(workspace, around.Output, targets),
            ImagesCommand.Create(workspace, around.Output, targets),
            StatusCommand.Create(workspace, around.Output, output, targets),
            LogsCommand.Create(workspace, around.Output, targets),
            DiagnoseCommand.Create(workspace, around.Output, targets),
            ConfigCommand.Create(workspace, values, around.Output, around.Errors),
            DownCommand.Create(workspace, around.Output, targets),
            AssistantCommand.Create(workspace, around.Output, targets),
        };
    }
}
