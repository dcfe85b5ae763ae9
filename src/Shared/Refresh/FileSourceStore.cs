using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Refresh;

/// <summary>One JSON file a source, in a folder of their own. A write replaces the file whole.</summary>
public sealed class FileSourceStore(string folder) : ISourceStore, IDisposable
{
    private readonly SemaphoreSlim _writing = new(1);

    public async Task<Versioned<DataSource>?> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (!SourceName.IsValid(name) || !File.Exists(PathOf(name)))
            return null;
        byte[] bytes = await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        return new Versioned<DataSource>(
            JsonSerializer.Deserialize<DataSource>(bytes, QuestionJson.Options)!, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public async IAsyncEnumerable<DataSource> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string name in Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToList())
        {
            if (await GetAsync(name, cancellationToken) is { } source)
                yield return source.Value;
        }
    }

    public async Task<bool> TryPutAsync(DataSource source, string? expectedETag, CancellationToken cancellationToken)
    {
        if (!SourceName.IsValid(source.Name))
            throw new ArgumentException(SourceName.Rule, nameof(source));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if ((await GetAsync(source.Name, cancellationToken))?.ETag != expectedETag)
                return false;
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(source.Name), JsonSerializer.SerializeToUtf8Bytes(source, QuestionJson.Options), lasting: true);
            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!SourceName.IsValid(name) || !File.Exists(PathOf(name)))
                return false;
            File.Delete(PathOf(name));
            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private string PathOf(string name) => Path.Combine(folder, name + ".json");
}
