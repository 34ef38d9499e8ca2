using System.Globalization;

namespace Todo.Cli.State;

/// <summary>
/// Keeps two commands from changing one stack at once. The kernel holds the lock, so it ends with the process, however that ends.
/// </summary>
internal sealed class StackLock : IDisposable
{
    private const int WouldBlock = 11;

    private readonly FileStream _file;

    private StackLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a stack.</summary>
    /// <exception cref="UserError">Another process holds it.</exception>
    public static StackLock Take(string stack, StateDirectory state)
    {
        state.Create();
        var taken = new StackLock(Open(stack, state));
        state.Write(state.LockHolder, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {DateTime.Now:HH:mm:ss}"));
        return taken;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string stack, StateDirectory state)
    {
        try
        {
            // FileShare.None is an exclusive flock(2): a second process, and a second holder in this one, is refused.
            return new FileStream(state.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            throw new UserError(
                ExitCodes.Failed,
                $"The stack {stack} is being changed by another command ({HolderIn(state)}). Wait for it, or end it, and try again.");
        }
    }

    private static string HolderIn(StateDirectory state) =>
        File.Exists(state.LockHolder) ? File.ReadAllText(state.LockHolder) : "a process that has just begun";
}
