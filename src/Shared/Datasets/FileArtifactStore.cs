using System.Runtime.CompilerServices;

namespace Tally.Datasets;

/// <summary>Artifacts as files under one folder.</summary>
public sealed class FileArtifactStore(string root) : IArtifactStore
{
    private readonly string _files = Path.Combine(root, "artifacts");
    private readonly WholeFiles _whole = new(Path.Combine(root, "artifacts.tmp"));

    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        _whole.WriteAsync(PathOf(name), write, cancellationToken);

    public Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(name)));

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        string path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        int slash = prefix.LastIndexOf('/');
        string folder = slash < 0 ? _files : PathOf(prefix[..slash]);
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(NameOf)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    private string PathOf(string name) => Path.Combine([_files, .. name.Split('/').Select(SafeFileName.Encode)]);

    private string NameOf(string path) => string.Join(
        '/', Path.GetRelativePath(_files, path).Split(Path.DirectorySeparatorChar).Select(SafeFileName.Decode));
}
