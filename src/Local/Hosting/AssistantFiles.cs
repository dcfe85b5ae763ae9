using Tally.Files;

namespace Tally.Local.Hosting;

/// <summary>Files named on the command line, for an assistant or for a message.</summary>
internal static class AssistantFiles
{
    /// <summary>Reads and keeps them for the assistant; the first that cannot be is a refusal.</summary>
    public static async Task<IReadOnlyList<FileReference>> KeepAsync(
        FileLibrary library, string assistant, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var kept = new List<FileReference>();
        foreach (var file in await ReadAsync(paths.Where(path => path.Length > 0), cancellationToken))
        {
            switch (await library.AddAsync(file.Path, file.Content, FileOwner.Assistant(assistant), cancellationToken))
            {
                case FileOutcome.Kept(var added):
                    kept.Add(added.Reference with { Path = FilePath.Normal(file.Path) });
                    break;
                case FileOutcome.Refused refused:
                    throw new CommandRefusal(refused.Message);
            }
        }

        return kept;
    }

    /// <summary>Files and the files of folders; what a person named must be there.</summary>
    public static async Task<IReadOnlyList<Attachment>> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var read = new List<Attachment>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (string file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
                {
                    read.Add(new Attachment(file, BinaryData.FromBytes(await File.ReadAllBytesAsync(file, cancellationToken))));
                }
            }
            else if (File.Exists(path))
            {
                read.Add(new Attachment(path, BinaryData.FromBytes(await File.ReadAllBytesAsync(path, cancellationToken))));
            }
            else
            {
                throw new CommandRefusal($"There is no file '{path}'.");
            }
        }

        return read;
    }

    public static IReadOnlyList<FileReference> Changed(
        IReadOnlyList<FileReference> before, IReadOnlyList<FileReference>? set, IReadOnlyList<FileReference> added, string[] removed)
    {
        var gone = removed.Select(FilePath.Normal).ToList();
        foreach (string key in gone)
        {
            if (!before.Any(file => Is(file, key)))
            {
                throw new CommandRefusal($"The assistant has no file '{key}'.");
            }
        }

        return [.. (set ?? before).Where(file => !gone.Any(key => Is(file, key)) && added.All(one => one.Path != file.Path)), .. added];
    }

    private static bool Is(FileReference file, string key) => file.Path == key || file.Hash == key || "file_" + file.Hash[..16] == key;
}
