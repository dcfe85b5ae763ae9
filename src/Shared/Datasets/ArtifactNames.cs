using Tally.Ingest.Sidecars;

namespace Tally.Datasets;

/// <summary>Where each artifact of a version is kept.</summary>
public static class ArtifactNames
{
    public const string Records = "records.json";
    public const string Keyed = "keyed.json";
    public const string Columns = "columns.bin";
    public const string Profile = "profile.json";
    public const string Problems = "problems.json";
    public const string Source = "source";

    /// <summary>What was said about the file when it was read.</summary>
    public const string Sidecar = "sidecar.json";

    /// <summary>How Tally did on questions about the version; absent until they were asked.</summary>
    public const string SelfTest = "self-test.json";

    /// <summary>When the version was found to be published no longer; see <see cref="SweepVersions"/>.</summary>
    public const string Superseded = "superseded";

    public const string Merged = "merged.json";
    public const string Snapshot = "snapshot.json";

    /// <summary>An artifact of one version of a dataset.</summary>
    public static string Of(DatasetRef dataset, string artifact) =>
        $"datasets/{dataset.Id.Collection}/{dataset.Id.Name}/{dataset.Version}/{artifact}";

    /// <summary>An artifact of one version of a collection.</summary>
    public static string Of(CollectionSnapshot collection, string artifact) =>
        $"collections/{collection.Name}/{collection.Version}/{artifact}";

    /// <summary>The sidecar that holds for every drop into a collection.</summary>
    public static string CollectionSidecar(string collection) => $"sidecars/{collection}/collection.json";

    /// <summary>The sidecar of one dataset.</summary>
    public static string DatasetSidecar(DatasetId id) => $"sidecars/{id.Collection}/datasets/{id.Name}.json";
}
