namespace Tally.Files;

/// <summary>Files that are kept already, handed over with a question.</summary>
public sealed class AttachedFiles(FileLibrary library)
{
    /// <param name="keys">Paths or ids.</param>
    /// <returns>The files, or the first key that names none.</returns>
    public async Task<(IReadOnlyList<Attachment> Files, string? Missing)> ReadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var files = new List<Attachment>();
        foreach (string key in keys)
        {
            if (await library.FindSharedAsync(key, cancellationToken) is not { } kept || await library.ReadAsync(kept, cancellationToken) is not { } content)
                return ([], key);
            files.Add(new Attachment(kept.Paths.Contains(FilePath.Normal(key)) ? key : kept.Reference.Path, content));
        }

        return (files, null);
    }
}
