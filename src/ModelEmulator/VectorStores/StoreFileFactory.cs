using System.Text.Json;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>Takes uploaded files into a store.</summary>
internal sealed class StoreFileFactory(EmulatorState state)
{
    /// <summary>The file of the id, cut and ready to be found once it has been processed.</summary>
    public (StoreFile? File, ApiError? Error) Make(VectorStore store, string fileId, Chunking chunking, JsonElement? attributes)
    {
        if (state.FindFile(fileId) is not { } uploaded) return (null, ApiErrors.NoSuchFile(fileId));
        // Never ready in the very reply that adds it: clients must look again.
        DateTimeOffset ready = state.Now + (state.Options.RunTime > TimeSpan.Zero ? state.Options.RunTime : TimeSpan.FromMilliseconds(1));
        return (new StoreFile(fileId, store.Id, state.Now, ready, chunking.Index(uploaded.Name, uploaded.Content))
        {
            FileName = uploaded.Name,
            Chunking = chunking,
            Attributes = attributes,
        }, null);
    }

    /// <summary>All the ids, or none where one is unknown.</summary>
    public (List<StoreFile> Files, ApiError? Error) MakeAll(VectorStore store, JsonElement ids, Chunking chunking, JsonElement? attributes)
    {
        List<StoreFile> files = [];
        foreach (JsonElement id in ids.EnumerateArray())
        {
            (StoreFile? file, ApiError? error) = id.ValueKind == JsonValueKind.String
                ? Make(store, id.GetString()!, chunking, attributes)
                : (null, ApiErrors.WrongType("file_ids", "an array of strings", id.KindName()));
            if (error is not null) return ([], error);
            files.Add(file!);
        }

        return (files, null);
    }
}
