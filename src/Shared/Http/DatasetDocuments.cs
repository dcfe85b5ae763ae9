using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Http;

/// <summary>A collection and its datasets, in the list of everything.</summary>
public sealed record CollectionDocument
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Context { get; init; }

    public required string FileColumn { get; init; }

    public string? KeyColumn { get; init; }

    public required IReadOnlyList<DatasetSummary> Datasets { get; init; }
}

/// <summary>A dataset in a list.</summary>
public sealed record DatasetSummary(
    DatasetId Id, string Version, string File, int Rows, int Columns, Period? Period, bool TotalOfSiblings, int Problems)
{
    public static DatasetSummary Of(DatasetProfile profile) => new(
        profile.Id, profile.Version, profile.FileName, profile.RowCount, profile.Columns.Count, profile.Period,
        profile.IsTotalOfSiblings, profile.ProblemCount);
}

/// <summary>A dataset by itself: its profile, and how its self-test went where there was one.</summary>
public static class DatasetDocuments
{
    public static JsonObject Of(DatasetProfile profile, SelfTestReport? selfTest)
    {
        var document = JsonSerializer.SerializeToNode(profile, TallyJson.Options)!.AsObject();
        if (selfTest is not null)
        {
            document["self_test"] = JsonSerializer.SerializeToNode(selfTest, TallyJson.Options);
        }

        return document;
    }
}
