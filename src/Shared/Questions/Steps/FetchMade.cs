using System.Text.Json.Nodes;
using Tally.Datasets;
using Tally.Files;
using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// Fetches what the code interpreter made, as soon as the run has ended: its container dies soon after. What cannot be fetched is
/// noted and does not cost the answer.
/// </summary>
internal sealed class FetchMade(IModelFiles model, IArtifactStore artifacts)
{
    private const int MostFiles = 50;
    private const long MostBytes = 50L << 20;

    public async Task<(RunHosted Hosted, QuestionRun Run, IReadOnlyList<(string, JsonObject)> Events)> RunAsync(
        StepWork work, CancellationToken cancellationToken)
    {
        var hosted = work.Material.Hosted ?? new RunHosted();
        var run = work.Run;
        var made = hosted.Made.ToList();
        var events = new List<(string, JsonObject)>();
        foreach (var file in await ListAsync(work, cancellationToken))
        {
            if (made.Any(known => known.Id == file.Id))
                continue;
            if (made.Count >= MostFiles || file.Bytes > MostBytes)
            {
                run = run.Note($"{file.Name} was made by the code interpreter and not kept: too many files, or too large.");
                continue;
            }

            var reply = await work.Meter.ModelAsync(() => model.DownloadContainerFileAsync(file.ContainerId, file.Id, cancellationToken));
            if (reply is not ModelReply<BinaryData>.Ok(var content))
            {
                run = run.Note($"{file.Name} was made by the code interpreter and could not be fetched.");
                continue;
            }

            string artifact = $"questions/{run.Id}/files/{file.Id}";
            await artifacts.WriteAsync(artifact, (stream, token) => stream.WriteAsync(content.ToMemory(), token).AsTask(), cancellationToken);
            var kept = new MadeFile
            {
                Id = file.Id,
                Name = file.Name,
                ContainerId = file.ContainerId,
                Bytes = content.ToMemory().Length,
                ContentType = FileKind.ContentType(file.Name),
                Artifact = artifact,
            };
            made.Add(kept);
            events.Add(("file", new JsonObject { ["id"] = kept.Id, ["name"] = kept.Name, ["bytes"] = kept.Bytes, ["type"] = kept.ContentType }));
        }

        return (hosted with { Made = made }, run, events);
    }

    /// <summary>What is cited comes first, then what the containers hold and nobody mentioned.</summary>
    private async Task<IReadOnlyList<ContainerFile>> ListAsync(StepWork work, CancellationToken cancellationToken)
    {
        var files = work.Material.Segments.SelectMany(segment => segment.Annotations)
            .Where(one => one is { Type: "container_file_citation", ContainerId: not null, FileId: not null })
            .Select(one => new ContainerFile(one.FileId!, one.ContainerId!, one.FileName ?? one.FileId!, 0, IsMade: true))
            .ToList();
        foreach (string container in work.Material.Segments.SelectMany(segment => segment.Code).Select(call => call.ContainerId).OfType<string>().Distinct())
        {
            var reply = await work.Meter.ModelAsync(() => model.ListContainerFilesAsync(container, cancellationToken));
            if (reply is ModelReply<IReadOnlyList<ContainerFile>>.Ok(var listed))
                files.AddRange(listed.Where(file => file.IsMade));
        }

        return [.. files.DistinctBy(file => file.Id)];
    }
}
