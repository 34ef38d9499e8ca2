using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Todo.Cli.Processes;

/// <summary>Runs programs of this machine.</summary>
internal sealed partial class ProcessRunner : IProcessRunner
{
    private const int NoSuchFile = 2;

    /// <inheritdoc />
    public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfoOf(call) };
        var output = new StringBuilder();
        var lines = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data, text => output.Append(text).Append('\n'));
        process.ErrorDataReceived += (_, line) => Keep(line.Data, _ => { });
        if (!TryStart(process))
        {
            return ProcessResult.Missing(call.Program);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await GiveAsync(process, call.Input);
        await WaitAsync(process, cancellation);
        return new ProcessResult(process.ExitCode, output.ToString(), [.. lines]);

        void Keep(string? text, Action<string> keepOutput)
        {
            if (text is null)
            {
                return;
            }

            var plain = TerminalCodes().Replace(text, "");
            // The two streams are read by two threads.
            lock (lines)
            {
                lines.Add(plain);
                keepOutput(plain);
                onLine?.Invoke(plain);
            }
        }
    }

    // Colours, and what else would act on the terminal instead of being read.
    [GeneratedRegex(@"\x1B\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0B-\x1F\x7F]")]
    private static partial Regex TerminalCodes();

    private static ProcessStartInfo StartInfoOf(ProcessCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            WorkingDirectory = call.Folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in call.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool TryStart(Process process)
    {
        try
        {
            return process.Start();
        }
        catch (Win32Exception exception) when (exception.NativeErrorCode == NoSuchFile)
        {
            return false;
        }
    }

    private static async Task GiveAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read all of it; how it ended says why.
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
