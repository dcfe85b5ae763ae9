using System.Collections.Concurrent;
using Tally.Model;

namespace Tally.Files;

/// <summary>
/// Sees to it that the service has a file, once: by the id that is known, else by the service's own list, where names carry the
/// content's hash, else by uploading it.
/// </summary>
public sealed class ProviderCopies(FileLibrary library, IModelFiles model, UploadMark mark, TimeProvider clock) : IDisposable
{
    /// <summary>How long the service is asked to keep what came with a question.</summary>
    internal static readonly TimeSpan LifeOfAttachments = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a copy that was seen is believed to be there.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new();
    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyDictionary<string, ProviderFile>? _listed;

    /// <summary>The service's id of the file, there and processed.</summary>
    public async Task<ModelReply<string>> EnsureAsync(KeptFile file, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await KnownAsync(file, cancellationToken)
                ?? await ListedAsync(file, cancellationToken)
                ?? await UploadAsync(file, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Another copy, in place of one that is about to expire or is gone: one of the listed that lasts, else a new one.</summary>
    /// <param name="there">What the service has.</param>
    /// <param name="until">When it must still be there.</param>
    internal async Task<ModelReply<string>> RenewAsync(
        KeptFile file, IReadOnlyList<ProviderFile> there, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var lasting = there.FirstOrDefault(other => FilePath.HashIn(other.Name) == file.Hash[..16] && other.Bytes == file.Bytes
                && other.Status == ProviderFileStatus.Processed && !(other.ExpiresAt <= until));
            return lasting is null ? await UploadAsync(file, cancellationToken) : await SettleAsync(file, lasting, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Deletes the service's copy; one that is gone already is no failure.</summary>
    public async Task<ModelReply<string>> DeleteAsync(KeptFile file, CancellationToken cancellationToken)
    {
        _seen.TryRemove(file.Hash, out _);
        _listed = null;
        if (file.Provider is not { } copy || copy.Address != model.Address)
            return new ModelReply<string>.Ok("");
        var reply = await model.DeleteFileAsync(copy.FileId, cancellationToken);
        return reply is ModelReply<string>.Failed { Failure.Kind: ModelFailureKind.NotFound } ? new ModelReply<string>.Ok(copy.FileId) : reply;
    }

    /// <summary>What was seen is looked at again: the service has lost something.</summary>
    public void Doubt()
    {
        _seen.Clear();
        _listed = null;
    }

    private async Task<ModelReply<string>?> KnownAsync(KeptFile file, CancellationToken cancellationToken)
    {
        if (file.Provider is not { } copy || copy.Address != model.Address)
            return null;
        if (_seen.TryGetValue(file.Hash, out var at) && clock.GetUtcNow() - at < Trusted)
            return new ModelReply<string>.Ok(copy.FileId);
        return await model.GetFileAsync(copy.FileId, cancellationToken) switch
        {
            ModelReply<ProviderFile>.Ok({ Status: ProviderFileStatus.Failed }) => null,
            ModelReply<ProviderFile>.Ok(var there) when there.ExpiresAt - clock.GetUtcNow() < TimeSpan.FromHours(1) => null,
            ModelReply<ProviderFile>.Ok(var there) => await SettleAsync(file, there, cancellationToken),
            ModelReply<ProviderFile>.Failed { Failure.Kind: ModelFailureKind.NotFound } => null,
            ModelReply<ProviderFile>.Failed(var failure) => new ModelReply<string>.Failed(failure),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<ModelReply<string>?> ListedAsync(KeptFile file, CancellationToken cancellationToken)
    {
        if (_listed is null)
        {
            // A service that cannot list its files has none that could be found again.
            var reply = await model.ListFilesAsync(cancellationToken);
            _listed = (reply is ModelReply<IReadOnlyList<ProviderFile>>.Ok(var all) ? all : [])
                .Where(there => there.Status != ProviderFileStatus.Failed && FilePath.HashIn(there.Name) is not null)
                .GroupBy(there => FilePath.HashIn(there.Name)!)
                .ToDictionary(group => group.Key, group => group.Last());
        }

        return _listed.TryGetValue(file.Hash[..16], out var found)
            && found.Bytes == file.Bytes
            && !(found.ExpiresAt - clock.GetUtcNow() < TimeSpan.FromHours(1))
            && found.Id != file.Provider?.FileId
                ? await SettleAsync(file, found, cancellationToken)
                : null;
    }

    private async Task<ModelReply<string>> UploadAsync(KeptFile file, CancellationToken cancellationToken)
    {
        if (await library.ReadAsync(file, cancellationToken) is not { } content)
        {
            return new ModelReply<string>.Failed(new ModelFailure { Kind = ModelFailureKind.Rejected, Message = $"The content of {file.Name} is gone." });
        }

        bool isPassing = !file.IsShared;
        switch (await model.UploadAsync(
            FilePath.AtProvider(file, await mark.ReadAsync(cancellationToken)), content, isPassing ? LifeOfAttachments : null, cancellationToken))
        {
            case ModelReply<ProviderFile>.Ok(var uploaded):
                return await SettleAsync(file, uploaded, cancellationToken);
            case ModelReply<ProviderFile>.Failed(var failure):
                // It may have arrived all the same: the next attempt looks first.
                _listed = null;
                return new ModelReply<string>.Failed(failure);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Waits until the file can be used and remembers where it is.</summary>
    private async Task<ModelReply<string>> SettleAsync(KeptFile file, ProviderFile there, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        for (var pause = FirstPause; there.Status == ProviderFileStatus.Pending && clock.GetElapsedTime(start) < LongestWait; pause *= 2)
        {
            await Task.Delay(pause, clock, cancellationToken);
            if (await model.GetFileAsync(there.Id, cancellationToken) is ModelReply<ProviderFile>.Ok(var now))
                there = now;
        }

        if (there.Status != ProviderFileStatus.Processed)
        {
            return new ModelReply<string>.Failed(new ModelFailure { Kind = ModelFailureKind.Rejected, Message = $"The model service could not process {file.Name}." });
        }

        _seen[file.Hash] = clock.GetUtcNow();
        await library.ChangeAsync(file.Hash, kept => kept with { Provider = new ProviderCopy(model.Address, there.Id) }, cancellationToken);
        return new ModelReply<string>.Ok(there.Id);
    }

    public void Dispose() => _one.Dispose();
}
