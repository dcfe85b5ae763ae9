using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Files;

/// <summary>The datasets an assistant names, as the JSON files that hosted tools read: one a dataset, and an index of them a collection.</summary>
public sealed class DatasetFiles(IDatasetLibrary library, IArtifactStore artifacts, FileLibrary files)
{
    /// <summary>Datasets of a collection that get a file each; a larger collection is one file.</summary>
    private const int MostMembers = 40;

    private const string IndexName = "index.json";

    public async Task<IReadOnlyList<KeptFile>> OfAsync(Assistant assistant, DataScope scope, CancellationToken cancellationToken)
    {
        if (assistant.Datasets is null || assistant.IsTextWork || assistant is { FileSearch: null, CodeInterpreter: null })
            return [];
        string owner = FileOwner.Assistant(assistant.Name);
        var made = new List<KeptFile>();
        foreach (var collection in scope.Collections)
        {
            if (collection.Members.Count > MostMembers)
            {
                await AddAsync(made, $"{collection.Name}/{ArtifactNames.Merged}", ArtifactNames.Of(collection, ArtifactNames.Merged), owner, cancellationToken);
                continue;
            }

            foreach (var member in collection.Members)
            {
                string keyed = ArtifactNames.Of(member, ArtifactNames.Keyed);
                string artifact = await artifacts.ExistsAsync(keyed, cancellationToken) ? keyed : ArtifactNames.Of(member, ArtifactNames.Records);
                await AddAsync(made, $"{member.Id}.json", artifact, owner, cancellationToken);
            }

            if (await files.AddAsync($"{collection.Name}/{IndexName}", await IndexAsync(collection, cancellationToken), owner, cancellationToken) is FileOutcome.Kept kept)
                made.Add(kept.File);
        }

        return made;
    }

    private async Task AddAsync(List<KeptFile> made, string path, string artifact, string owner, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(artifact, cancellationToken);
        if (stream is { CanSeek: true, Length: <= FileLibrary.MostBytes })
            made.Add(await files.AddArtifactAsync(path, artifact, stream.Length, owner, cancellationToken));
    }

    /// <summary>What each file of the collection holds, so that a search finds the right one.</summary>
    private async Task<BinaryData> IndexAsync(CollectionSnapshot collection, CancellationToken cancellationToken)
    {
        var listed = new JsonArray();
        foreach (var profile in await library.ProfilesAsync(collection.Members, cancellationToken))
        {
            listed.Add(new JsonObject
            {
                ["file"] = $"{profile.Id.Name}.json",
                [collection.FileColumn] = profile.Id.Name,
                ["rows"] = profile.RowCount,
                ["from"] = profile.Period?.From,
                ["to"] = profile.Period?.To,
                ["columns"] = new JsonArray([.. profile.Columns.Select(column => (JsonNode?)column.Name)]),
            });
        }

        var index = new JsonObject { ["contexte"] = collection.Context, ["files"] = listed };
        return BinaryData.FromString(index.ToJsonString(QuestionJson.Indented));
    }
}
