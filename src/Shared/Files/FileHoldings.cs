using Tally.Model;

namespace Tally.Files;

/// <summary>Gives up what an owner no longer needs: files that nobody else needs and the owner's index, here and at the service.</summary>
public sealed class FileHoldings(FileLibrary library, ProviderCopies copies, SearchIndexes indexes)
{
    /// <summary>Makes <paramref name="keep"/> the owner's files; the others are released. The index follows with the next question.</summary>
    public async Task KeepOnlyAsync(string owner, IReadOnlyCollection<string> keep, CancellationToken cancellationToken)
    {
        var mine = new List<KeptFile>();
        await foreach (var file in library.ListAsync(cancellationToken))
        {
            if (file.Owners.Contains(owner) && !keep.Contains(file.Hash) && file.Artifact is null)
                mine.Add(file);
        }

        foreach (var file in mine)
            await ReleaseAsync(file, owner, cancellationToken);
    }

    /// <summary>Everything of the owner: its index and each file that is its alone.</summary>
    public async Task ReleaseAllAsync(string owner, CancellationToken cancellationToken)
    {
        await indexes.DeleteAsync(owner, cancellationToken);
        var mine = new List<KeptFile>();
        await foreach (var file in library.ListAsync(cancellationToken))
        {
            if (file.Owners.Contains(owner))
                mine.Add(file);
        }

        foreach (var file in mine)
            await ReleaseAsync(file, owner, cancellationToken);
    }

    /// <summary>Another owner takes over what one had; the index is made anew under the new one.</summary>
    public async Task HandOverAsync(string owner, string heir, CancellationToken cancellationToken)
    {
        await indexes.DeleteAsync(owner, cancellationToken);
        var mine = new List<string>();
        await foreach (var file in library.ListAsync(cancellationToken))
        {
            if (file.Owners.Contains(owner))
                mine.Add(file.Hash);
        }

        foreach (string hash in mine)
        {
            await library.ChangeAsync(
                hash, file => file with { Owners = [.. file.Owners.Select(one => one == owner ? heir : one).Distinct()] }, cancellationToken);
        }
    }

    /// <summary>Deletes a file by path or id, unless an assistant still works with it.</summary>
    public async Task<FileOutcome> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (await library.FindAsync(key, cancellationToken) is not { } file)
            return new FileOutcome.NotFound(key);
        if (file.Owners.Select(FileOwner.AssistantOf).FirstOrDefault(name => name is not null) is { } assistant)
            return new FileOutcome.Refused("file-in-use", $"\"{key}\" is a file of the assistant \"{assistant}\"; take it away from it first.");
        await ForgetAsync(file, cancellationToken);
        return new FileOutcome.Deleted(file);
    }

    private async Task ReleaseAsync(KeptFile file, string owner, CancellationToken cancellationToken)
    {
        var left = await library.ChangeAsync(
            file.Hash, kept => kept with { Owners = [.. kept.Owners.Where(one => one != owner)] }, cancellationToken);
        if (left is { Owners.Count: 0 })
            await ForgetAsync(left, cancellationToken);
    }

    /// <summary>Deletes a file here and at the service. What the service does not delete now is forgotten here all the same, and deleted there by upkeep.</summary>
    /// <returns>Whether it is gone from both.</returns>
    internal async Task<bool> ForgetAsync(KeptFile file, CancellationToken cancellationToken)
    {
        bool isGone = await copies.DeleteAsync(file, cancellationToken) is ModelReply<string>.Ok;
        if (isGone)
            await library.RemoveAsync(file, cancellationToken);
        else
            await library.EmptyAsync(file, cancellationToken);
        return isGone;
    }
}
