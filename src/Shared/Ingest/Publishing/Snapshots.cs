using Tally.Datasets;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Publishing;

/// <summary>Makes the next snapshot of a collection.</summary>
internal static class Snapshots
{
    private const string DefaultFileColumn = "file";

    /// <summary>The snapshot with this version of a dataset in place of the one before.</summary>
    public static CollectionSnapshot With(CollectionSnapshot? current, DatasetProfile profile, Sidecar sidecar) =>
        Of(
            profile.Id.Collection,
            [.. (current?.Members ?? []).Where(member => member.Id != profile.Id), profile.Ref],
            current,
            sidecar);

    /// <summary>The snapshot with exactly these members.</summary>
    public static CollectionSnapshot Of(string name, IEnumerable<DatasetRef> members, CollectionSnapshot? current, Sidecar sidecar) => new()
    {
        Name = name,
        Version = "",
        Context = sidecar.Context ?? current?.Context ?? "",
        FileColumn = sidecar.FileColumn ?? current?.FileColumn ?? DefaultFileColumn,
        KeyColumn = sidecar.KeyColumn ?? current?.KeyColumn,
        Members = [.. members.OrderBy(member => member.Id.Name, StringComparer.Ordinal)],
    };
}
