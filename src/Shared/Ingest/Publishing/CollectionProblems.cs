using System.Text.Json;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Totals;

namespace Tally.Ingest.Publishing;

/// <summary>Finds what the files of a collection say against each other, and writes it beside what they are together.</summary>
internal sealed class CollectionProblems(IArtifactStore artifacts, IDatasetLibrary library, ReaderOptions options)
{
    public async Task WriteAsync(CollectionSnapshot snapshot, CancellationToken cancellationToken)
    {
        var problems = await FindAsync(snapshot, cancellationToken);
        await artifacts.WriteAsync(
            ArtifactNames.Of(snapshot, ArtifactNames.Problems),
            (stream, token) => JsonSerializer.SerializeAsync(stream, problems, DatasetJson.Options, token),
            cancellationToken);
    }

    private async Task<IReadOnlyList<Problem>> FindAsync(CollectionSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.Members.Count > SiblingTotals.MostFiles)
        {
            return [];
        }

        var profiles = new List<DatasetProfile>();
        foreach (var member in snapshot.Members)
        {
            if (await library.ProfileAsync(member, cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        if (!profiles.Exists(profile => profile.IsTotalOfSiblings) || !SiblingTotals.AreFewEnough(profiles))
        {
            return [];
        }

        var files = new List<OpenedDataset>();
        foreach (var profile in profiles)
        {
            if (await library.OpenAsync(profile.Ref, cancellationToken) is { } opened)
            {
                files.Add(opened);
            }
        }

        return SiblingTotals.Contradictions(files, options.MostProblemsOfAKind);
    }
}
