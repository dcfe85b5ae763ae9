using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Sources;

/// <summary>The files of a folder that can be datasets.</summary>
public static class LocalFolder
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl", ".gz", ".zip"];

    /// <summary>Paths in ordinal order of name; sidecars, hidden files and folders within are none.</summary>
    public static IReadOnlyList<string> Tables(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(IsTable).Order(StringComparer.Ordinal)];

    /// <summary>Whether a file of that name is a dataset rather than something beside one.</summary>
    public static bool IsTable(string path)
    {
        string name = Path.GetFileName(path);
        return !name.StartsWith('.')
            && !LocalSidecars.IsSidecar(name)
            && Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The dataset's name: the file's without its extensions (<c>HEC</c> for <c>HEC.csv.gz</c>).</summary>
    public static string NameOf(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        bool packed = Path.GetExtension(path).ToLowerInvariant() is ".gz" or ".zip";
        return packed && Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name;
    }
}
