namespace Tally.Ingest;

/// <summary>Puts together what the files of one folder, read side by side, tell of themselves.</summary>
internal sealed class FolderProgress(IProgress<IngestStep> told, int files)
{
    private readonly Lock _one = new();
    private int _done;

    /// <summary>Where one file tells how many bytes of how many were read.</summary>
    public IProgress<(long Read, long Whole)> Of(string path) => new FileProgress(this, Path.GetFileName(path));

    private void Tell(string file, long read, long whole, bool done)
    {
        lock (_one)
        {
            _done += done ? 1 : 0;
            told.Report(new IngestStep { File = file, Read = read, Whole = whole, FilesDone = _done, Files = files });
        }
    }

    /// <summary>A file was published or refused.</summary>
    public void Done(string path)
    {
        long length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        Tell(Path.GetFileName(path), length, length, done: true);
    }

    // A table may be read more than once; what is told never goes back.
    private sealed class FileProgress(FolderProgress folder, string file) : IProgress<(long Read, long Whole)>
    {
        private long _read;

        public void Report((long Read, long Whole) value)
        {
            if (value.Read > _read)
            {
                _read = value.Read;
                folder.Tell(file, value.Read, value.Whole, done: false);
            }
        }
    }
}
