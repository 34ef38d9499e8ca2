namespace Todo.Cli.State;

/// <summary>Keeps two processes from writing one file at once, for the moment that it takes.</summary>
internal static class FileLock
{
    private const int WouldBlock = 11;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until the lock is free, and holds it until the result is disposed.</summary>
    internal static FileStream Wait(string path)
    {
        while (true)
        {
            try
            {
                // FileShare.None is an exclusive flock(2), which ends with the process.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.HResult == WouldBlock)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
