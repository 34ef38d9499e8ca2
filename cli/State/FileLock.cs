namespace Todo.Cli.State;

/// <summary>A file that one holder at a time has open. The kernel keeps the lock, so it ends with the process, however that ends.</summary>
internal static class FileLock
{
    // How the kernels say that another holds it: Linux and macOS (EWOULDBLOCK), Windows (sharing violation, lock violation).
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The lock, held until it is disposed; <see langword="null"/> while another holds it.</summary>
    internal static FileStream? TryTake(string path)
    {
        try
        {
            // FileShare.None is an exclusive flock(2), or Windows' own: a second process, and a second holder in this one, is refused.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            return null;
        }
    }

    /// <summary>The lock, as soon as it is free. For what takes a moment only.</summary>
    internal static FileStream Wait(string path)
    {
        FileStream? taken;
        while ((taken = TryTake(path)) is null)
        {
            Thread.Sleep(Pause);
        }

        return taken;
    }
}
