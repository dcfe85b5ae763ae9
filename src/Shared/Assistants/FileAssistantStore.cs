using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Assistants;

/// <summary>One JSON file an assistant, in a folder of their own. A write replaces the file whole.</summary>
public sealed class FileAssistantStore(string folder) : IAssistantStore, IDisposable
{
    private readonly SemaphoreSlim _writing = new(1);

    public async Task<Versioned<Assistant>?> GetAsync(string name, CancellationToken cancellationToken)
    {
        string path = PathOf(name);
        if (!AssistantName.IsValid(name) || !File.Exists(path))
            return null;
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var assistant = JsonSerializer.Deserialize<Assistant>(bytes, QuestionJson.Options)
            ?? throw new InvalidDataException($"{path} is not an assistant.");
        return new Versioned<Assistant>(assistant with { Name = name }, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public async IAsyncEnumerable<Assistant> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (await GetAsync(Path.GetFileNameWithoutExtension(path), cancellationToken) is { } assistant)
                yield return assistant.Value;
        }
    }

    public async Task<bool> TryPutAsync(Assistant assistant, string? expectedETag, CancellationToken cancellationToken)
    {
        if (!AssistantName.IsValid(assistant.Name))
            throw new ArgumentException("Not an assistant's name.", nameof(assistant));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if ((await GetAsync(assistant.Name, cancellationToken))?.ETag != expectedETag)
                return false;
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(assistant.Name), JsonSerializer.SerializeToUtf8Bytes(assistant, QuestionJson.Options), lasting: true);
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
            if (!AssistantName.IsValid(name) || !File.Exists(PathOf(name)))
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
