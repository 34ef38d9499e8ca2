using System.Globalization;
using Todo.Cli.Errors;

namespace Todo.Cli.State;

/// <summary>Keeps two commands from changing one stack at once.</summary>
internal sealed class StackLock : IDisposable
{
    private readonly FileStream _file;

    private StackLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a stack.</summary>
    /// <exception cref="UserError">Another process holds it.</exception>
    public static StackLock Take(string stack, StateDirectory state)
    {
        state.Create();
        var taken = FileLock.TryTake(state.Lock) ?? throw new UserError(
            ExitCodes.Failed,
            $"The stack {stack} is being changed by another command ({HolderIn(state)}). Wait for it, or end it, and try again.");
        var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {DateTime.Now:HH:mm:ss}");
        state.Write(state.LockHolder, holder);
        return new StackLock(taken);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string HolderIn(StateDirectory state) =>
        File.Exists(state.LockHolder) ? File.ReadAllText(state.LockHolder) : "a process that has just begun";
}
