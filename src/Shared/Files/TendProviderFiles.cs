using Tally.Model;

namespace Tally.Files;

/// <summary>
/// Looks after what the model service keeps of our files: copies that are about to expire are uploaded again and searched in place of the
/// old ones; what nobody needs any more is deleted. It touches nothing but what is on record here or carries our mark in its name.
/// Every step can be done again, so a round may break off anywhere.
/// </summary>
public sealed class TendProviderFiles(
    FileLibrary library, FileHoldings holdings, ProviderCopies copies, SearchIndexes indexes, FileNeeds needs, UploadMark mark, IModelFiles model,
    FileUpkeepOptions options, TimeProvider clock)
{
    /// <param name="after">Where the round before ended; null to begin.</param>
    public async Task<FileUpkeep> RunAsync(string? after, CancellationToken cancellationToken)
    {
        // A service that cannot be asked today, or keeps no files, is left alone: whether a copy is still there cannot be known.
        if (await model.ListFilesAsync(cancellationToken) is not ModelReply<IReadOnlyList<ProviderFile>>.Ok(var there))
            return FileUpkeep.Nothing;
        var files = await library.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var round = new Round(there, await needs.OfAssistantsAsync(cancellationToken));
        string? last = null;
        int looked = 0;
        foreach (var file in files.Where(file => string.CompareOrdinal(file.Hash, after) > 0))
        {
            if (looked++ == options.MostFiles || round.Requests >= options.MostRequests)
                return round.Report(next: last);
            await TendAsync(file, round, cancellationToken);
            last = file.Hash;
        }

        await DeleteStrayAsync(round, cancellationToken);
        var (deleted, failed) = await indexes.DeleteLeftAsync(cancellationToken);
        round.Deleted += deleted;
        round.Failed += failed;
        return round.Report(next: null);
    }

    private async Task TendAsync(KeptFile file, Round round, CancellationToken cancellationToken)
    {
        if (round.Needed.Contains(file.Hash) || await needs.IsHeldAsync(file, cancellationToken))
        {
            if (file.UnneededSince is not null)
                await library.ChangeAsync(file.Hash, kept => kept with { UnneededSince = null }, cancellationToken);
            await RenewAsync(file, round, cancellationToken);
        }
        else if (file.Owners.Count == 0 || clock.GetUtcNow() - file.UnneededSince >= options.Grace)
        {
            foreach (string owner in file.Owners.Where(owner => owner != FileOwner.Person))
                await DeleteIndexAsync(owner, cancellationToken);
            round.Settle(file.Provider);
            round.Count(await holdings.ForgetAsync(file, cancellationToken), deletes: true);
        }
        else if (file.UnneededSince is null)
        {
            await library.ChangeAsync(file.Hash, kept => kept with { UnneededSince = clock.GetUtcNow() }, cancellationToken);
        }
    }

    private async Task RenewAsync(KeptFile file, Round round, CancellationToken cancellationToken)
    {
        // A file that no question has used yet has no copy: it is uploaded when one does.
        if (file.Provider is not { } copy || copy.Address != model.Address)
            return;
        var until = clock.GetUtcNow() + options.RenewBefore;
        if (round.There.TryGetValue(copy.FileId, out var known) && known.Status != ProviderFileStatus.Failed && !(known.ExpiresAt <= until))
            return;
        if (!file.IsShared && !await needs.IsInUseAsync(file, cancellationToken))
            return;
        if (await copies.RenewAsync(file, [.. round.There.Values], until, cancellationToken) is not ModelReply<string>.Ok(var id))
        {
            round.Count(isDone: false, deletes: false);
            return;
        }

        // A question that is on its way may still work with the old one: it goes next time.
        round.Settle(copy);
        bool isFollowed = true;
        foreach (string owner in file.Owners)
            isFollowed &= await indexes.FollowAsync(owner, file.Hash, id, cancellationToken) is ModelReply<string>.Ok;
        round.Count(isFollowed, deletes: false);
    }

    /// <summary>An owner that is gone may have left its index behind; one that still exists keeps it.</summary>
    private async Task DeleteIndexAsync(string owner, CancellationToken cancellationToken)
    {
        if (!await needs.ExistsAsync(owner, cancellationToken))
            await indexes.DeleteAsync(owner, cancellationToken);
    }

    /// <summary>
    /// Copies with our mark that no record names: of files that were forgotten while the service was away, or uploaded twice because its
    /// reply was lost. One that was made lately may be in use by a question, or be about to be recorded.
    /// </summary>
    private async Task DeleteStrayAsync(Round round, CancellationToken cancellationToken)
    {
        string own = await mark.ReadAsync(cancellationToken);
        var known = (await library.ListAsync(cancellationToken).ToListAsync(cancellationToken)).ToLookup(file => file.Hash[..16], StringComparer.Ordinal);
        var before = clock.GetUtcNow() - options.Grace;
        foreach (var copy in round.There.Values.Where(copy => copy.CreatedAt < before && FilePath.MarkIn(copy.Name) == own && !round.IsSettled(copy.Id)))
        {
            if (round.Requests >= options.MostRequests)
                return;
            // A record that knows of no copy yet may find this one.
            if (!known[FilePath.HashIn(copy.Name)!].Any(file => file.Provider is null || file.Provider.FileId == copy.Id))
                round.Count(await model.DeleteFileAsync(copy.Id, cancellationToken) is ModelReply<string>.Ok, deletes: true);
        }
    }

    private sealed class Round(IReadOnlyList<ProviderFile> there, IReadOnlySet<string> needed)
    {
        private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, ProviderFile> There { get; } = there.DistinctBy(file => file.Id).ToDictionary(file => file.Id, StringComparer.Ordinal);

        public IReadOnlySet<string> Needed { get; } = needed;

        public int Requests { get; private set; }

        public int Renewed { get; private set; }

        public int Deleted { get; set; }

        public int Failed { get; set; }

        /// <summary>This round has dealt with the copy: no other part of it does.</summary>
        public void Settle(ProviderCopy? copy)
        {
            if (copy is not null)
                _settled.Add(copy.FileId);
        }

        public bool IsSettled(string fileId) => _settled.Contains(fileId);

        public void Count(bool isDone, bool deletes)
        {
            Requests++;
            Failed += isDone ? 0 : 1;
            Deleted += isDone && deletes ? 1 : 0;
            Renewed += isDone && !deletes ? 1 : 0;
        }

        public FileUpkeep Report(string? next) => new(Renewed, Deleted, Failed, next);
    }
}
