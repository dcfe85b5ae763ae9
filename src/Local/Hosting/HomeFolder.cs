namespace Tally.Local.Hosting;

/// <summary>
/// The one folder that holds everything Tally keeps on this machine: catalogue, artifacts, questions, conversations. One
/// process at a time holds it.
/// </summary>
internal sealed class HomeFolder : IDisposable
{
    private readonly FileStream _lock;

    private HomeFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Takes the folder, creating it where needed; refuses in a sentence when another process has it.</summary>
    /// <param name="path">From <c>--home</c>; null for <c>TALLY_HOME</c>, then <c>.tally</c> in the current folder.</param>
    public static HomeFolder Open(string? path)
    {
        string folder = System.IO.Path.GetFullPath(
            path ?? NullIfEmpty(Environment.GetEnvironmentVariable("TALLY_HOME")) ?? ".tally");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The home folder '{folder}' cannot be created; name another with --home.", ExitCode.Failed);
        }

        string lockFile = System.IO.Path.Combine(folder, "lock");
        try
        {
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            RemoveUnfinished(folder);
            return new HomeFolder(folder, held);
        }
        catch (IOException)
        {
            throw new CommandRefusal(
                $"The home folder '{folder}' is in use by another tally process; wait for it, or name another with --home.",
                ExitCode.Failed);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The home folder '{folder}' cannot be written to; name another with --home.", ExitCode.Failed);
        }
    }

    public void Dispose() => _lock.Dispose();

    // What a process that was killed had begun to write: nobody else writes here while the folder is held.
    private static void RemoveUnfinished(string folder)
    {
        foreach (string temporary in Directory.EnumerateDirectories(folder, "*.tmp"))
        {
            foreach (string file in Directory.EnumerateFiles(temporary))
            {
                File.Delete(file);
            }
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
