using Tally.Datasets;
using Tally.Ingest.Sources;

namespace Tally.Ingest.Sidecars;

/// <summary>Sidecars that lie beside local files.</summary>
internal static class LocalSidecars
{
    /// <summary>Whether a file of that name says something about others.</summary>
    public static bool IsSidecar(string fileName) =>
        fileName.EndsWith(".dataset.json", StringComparison.OrdinalIgnoreCase) || fileName.Equals("collection.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the folder's and the file's own sidecar say together.</summary>
    public static async Task<(Sidecar? Sidecar, Problem? Problem)> ForFileAsync(string path, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var (all, problem) = await ReadAsync(Path.Combine(folder, "collection.json"), cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        var (own, ownProblem) = await ReadAsync(Path.Combine(folder, $"{LocalFolder.NameOf(path)}.dataset.json"), cancellationToken);
        return ownProblem is not null ? (null, ownProblem) : ((all ?? Sidecar.None).With(own), null);
    }

    /// <summary>The folder's sidecar; an empty one when there is none.</summary>
    public static async Task<(Sidecar? Sidecar, Problem? Problem)> ForFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var (sidecar, problem) = await ReadAsync(Path.Combine(folder, "collection.json"), cancellationToken);
        return problem is not null ? (null, problem) : (sidecar ?? Sidecar.None, null);
    }

    private static async Task<(Sidecar? Sidecar, Problem? Problem)> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? SidecarReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), Path.GetFileName(path)) : (null, null);
}
