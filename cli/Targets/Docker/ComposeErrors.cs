using Todo.Cli.Errors;
using Todo.Cli.Processes;
using Todo.Cli.Targets.Docker.Compose.Translation;

namespace Todo.Cli.Targets.Docker;

/// <summary>Explains why Docker Compose failed.</summary>
internal sealed class ComposeErrors(IProcessRunner processes, ComposeTranslation translation, string stack)
{
    private const int ShownLines = 10;

    /// <summary>The error for the user.</summary>
    public async Task<UserError> ExplainAsync(ProcessResult result, CancellationToken cancellation)
    {
        if (TakenPort(result) is { } port)
        {
            var holder = await new PortHolder(processes).FindAsync(port, cancellation);
            return new UserError(
                ExitCodes.Failed,
                $"Port {port} of this machine is taken{(holder is null ? "" : $": {holder} has it")}.\n"
                    + "End that, or take another port from 30000 to 32767: "
                    + $"todo:nodePort in Pulumi.{stack}.yaml, then ./todo up --stack {stack}\n"
                    + $"Who has it: {PortHolder.Command(port)}");
        }

        return new UserError(
            ExitCodes.Failed,
            FullDisk.StoppedIt(result)
                ? $"The disk is full, so Docker could not start the stack.\n{FullDisk.Remedy}"
                : $"Docker Compose failed (exit code {result.ExitCode}). Its last lines:\n"
                    + $"{new SecretMask(translation.Secrets).Apply(result.Tail(ShownLines))}\n"
                    + $"When that is mended, go on from here: ./todo up --stack {stack}");
    }

    private int? TakenPort(ProcessResult result) =>
        Has(result, "address already in use") || Has(result, "port is already allocated")
            ? translation.Project.Services.Values
                .SelectMany(service => service.Ports)
                .Select(port => port.Published)
                .FirstOrDefault(port => port is not null && Has(result, $":{port}"))
            : null;

    private static bool Has(ProcessResult result, string text) => result.Text.Contains(text, StringComparison.OrdinalIgnoreCase);
}
