using Tally.Assistants;
using Tally.Files;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// Before a question's first segment: its files and the assistant's are at the service, processed and indexed. Every step of it
/// looks before it creates, so it can be done again at any time.
/// </summary>
internal sealed class PrepareHosted(
    FileLibrary library, ProviderCopies copies, SearchIndexes indexes, DatasetFiles datasets, MaterialReader materials, IModelFiles model)
{
    /// <summary>Null once the material holds what the tools need; otherwise what the service said.</summary>
    public async Task<ModelFailure?> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var material = work.Material;
        var assistant = material.Setup.Assistant;
        if (material.IsHostedReady)
            return null;
        if (assistant is { FileSearch: null, CodeInterpreter: null })
        {
            material.IsHostedReady = true;
            return null;
        }

        var own = await KeptAsync(assistant, material, cancellationToken);
        var attached = await AttachedAsync(work.Run, material, cancellationToken);
        var notes = new List<string>();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in own.Concat(attached.All).DistinctBy(file => file.Hash))
        {
            switch (await work.Meter.ModelAsync(() => copies.EnsureAsync(file, cancellationToken)))
            {
                case ModelReply<string>.Ok(var id):
                    ids[file.Hash] = id;
                    break;
                case ModelReply<string>.Failed { Failure: { Kind: ModelFailureKind.Rejected } refused }:
                    notes.Add($"{file.Name} was left out: {refused.Message}");
                    break;
                case ModelReply<string>.Failed(var failure):
                    return failure;
            }
        }

        var there = own.Where(file => ids.ContainsKey(file.Hash)).ToList();
        var thereToo = attached.All.Where(file => ids.ContainsKey(file.Hash)).ToList();
        var hosted = new RunHosted
        {
            Searches = false,
            Files = [.. there.Concat(thereToo).DistinctBy(file => file.Hash).Select(file => new HostedFile(ids[file.Hash], file.Reference, DatasetOf(file)))],
            Made = material.Hosted?.Made ?? [],
        };
        if (assistant.FileSearch is { } search)
        {
            var (stores, failure) = await StoresAsync(work, search, there, thereToo, ids, notes, cancellationToken);
            if (failure is not null)
                return failure;
            hosted = hosted with { StoreIds = stores, MostResults = search.MostResults, Searches = stores.Count > 0 };
        }

        if (assistant.CodeInterpreter is { } code)
            hosted = await WithPythonAsync(work, hosted, code, [.. there, .. thereToo], attached.IsNew, ids, cancellationToken);
        material.Hosted = hosted;
        material.HostedNotes = notes;
        material.IsHostedReady = true;
        return null;
    }

    /// <summary>The service said that something is not there: everything is looked at again before the next attempt.</summary>
    public void Doubt(RunMaterial material)
    {
        material.IsHostedReady = false;
        copies.Doubt();
    }

    private async Task<List<KeptFile>> KeptAsync(Assistant assistant, RunMaterial material, CancellationToken cancellationToken)
    {
        var files = new List<KeptFile>();
        foreach (var reference in assistant.Files)
        {
            if (await library.GetAsync(reference.Hash, cancellationToken) is { } kept)
                files.Add(kept with { Paths = [reference.Path, .. kept.Paths] });
        }

        files.AddRange(await datasets.OfAsync(assistant, material.Setup.Scope, cancellationToken));
        return files;
    }

    /// <summary>What was attached to this question and to those before it on the conversation.</summary>
    private async Task<(List<KeptFile> All, bool IsNew)> AttachedAsync(QuestionRun run, RunMaterial material, CancellationToken cancellationToken)
    {
        var references = new List<FileReference>();
        foreach (string earlier in material.Thread.Earlier)
        {
            if (await materials.SetupAsync(earlier, cancellationToken) is { } setup)
                references.AddRange(setup.Attachments);
        }

        references.AddRange(material.Setup.Attachments);
        var files = new List<KeptFile>();
        foreach (var reference in references)
        {
            if (await library.GetAsync(reference.Hash, cancellationToken) is { } kept && files.All(file => file.Hash != kept.Hash))
                files.Add(kept with { Paths = [reference.Path, .. kept.Paths] });
        }

        return (files, material.Setup.Attachments.Count > 0 && material.Thread.Earlier.Count > 0);
    }

    private async Task<(List<string> Stores, ModelFailure? Failure)> StoresAsync(
        StepWork work, FileSearchSettings search, List<KeptFile> own, List<KeptFile> attached, Dictionary<string, string> ids, List<string> notes,
        CancellationToken cancellationToken)
    {
        var stores = new List<string>();
        foreach (var (owner, files) in new[]
        {
            (FileOwner.Assistant(work.Material.Setup.Assistant.Name), own),
            (FileOwner.Conversation(work.Run.ConversationId), attached),
        })
        {
            var searchable = files.Where(file => FileKind.IsSearchable(file.Name)).ToList();
            if (searchable.Count == 0)
                continue;
            var ensured = await work.Meter.ModelAsync(() => indexes.EnsureAsync(
                owner, [.. searchable.Select(file => new IndexedFile(file.Hash, ids[file.Hash]))], search, cancellationToken));
            if (ensured is ModelReply<ReadyIndex>.Failed(var failure))
                return (stores, failure);
            var index = ((ModelReply<ReadyIndex>.Ok)ensured).Value;
            stores.Add(index.StoreId);
            foreach (var failed in index.Failures)
            {
                string name = searchable.FirstOrDefault(file => ids[file.Hash] == failed.FileId)?.Name ?? failed.FileId;
                notes.Add($"{name} cannot be searched: the model service could not index it ({failed.Code}).");
            }

            if (index.Unready > 0)
                notes.Add("Some files were not indexed in time and could not be searched.");
        }

        return (stores, null);
    }

    /// <summary>A container that is taken up again has the files it was made with; new ones get a container of their own.</summary>
    private async Task<RunHosted> WithPythonAsync(
        StepWork work, RunHosted hosted, CodeInterpreterSettings code, List<KeptFile> files, bool isNew, Dictionary<string, string> ids,
        CancellationToken cancellationToken)
    {
        string[] fileIds = [.. files.Where(file => FileKind.IsComputable(file.Name)).Select(file => ids[file.Hash]).Distinct().Take(MostCodeFiles)];
        string? container = null;
        if (isNew && await work.Meter.ModelAsync(() => model.CreateContainerAsync(work.Run.Id, fileIds, code.MemoryLimit, cancellationToken)) is ModelReply<string>.Ok(var made))
            container = made;
        return hosted with { Computes = true, CodeFileIds = fileIds, ContainerId = container, MemoryLimit = code.MemoryLimit };
    }

    private const int MostCodeFiles = 50;

    /// <summary>"unil/HEC" of "unil/HEC.json", where the file is that dataset's artifact.</summary>
    private static string? DatasetOf(KeptFile file) =>
        file.Artifact is { } artifact && artifact.StartsWith("datasets/", StringComparison.Ordinal) ? string.Join('/', artifact.Split('/')[1..3]) : null;
}
