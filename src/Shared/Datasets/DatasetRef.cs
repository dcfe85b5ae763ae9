namespace Tally.Datasets;

/// <summary>A dataset pinned to one version; the version is lower-case hex of the hash of its bytes, sidecar and reader.</summary>
public sealed record DatasetRef(DatasetId Id, string Version);
