using System.Text.Json;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;
using Tally.Telemetry;

namespace Tally.Ingest.Publishing;

/// <summary>From one file to one published version: read, describe, write the artifacts, and only then the catalogue.</summary>
internal sealed class DatasetPublisher(IArtifactStore artifacts, ICatalogue catalogue, ReaderOptions options)
{
    // Each try that fails is another writer that succeeded.
    private const int MostTries = 500;

    private readonly VersionWriter _writer = new(artifacts, options);

    public async Task<IngestOutcome> PublishAsync(IngestInput input, Sidecar sidecar, CancellationToken cancellationToken)
    {
        var outcome = await ReadAsync(input, sidecar, cancellationToken);
        IngestMetrics.Read(outcome);
        return outcome;
    }

    private async Task<IngestOutcome> ReadAsync(IngestInput input, Sidecar sidecar, CancellationToken cancellationToken)
    {
        await using var stream = await input.OpenAsync(cancellationToken);
        var saying = Task.Run(() => DatasetVersion.Said(sidecar), cancellationToken);
        var (source, problem) = await PreparedSource.OpenAsync(stream, input.FileName, sidecar, options, cancellationToken);
        if (source is null)
        {
            return Refuse(problem!);
        }

        using (source)
        {
            source.Progress = input.Progress;
            var bytes = source.Original;
            bool total = input.IsTotalOfSiblings ?? sidecar.Totals.Contains(input.Id.Name, StringComparer.OrdinalIgnoreCase);
            byte[] said = await saying;
            var dataset = new DatasetRef(input.Id, VersionOf(input, bytes, said, total));
            var current = await catalogue.GetDatasetAsync(input.Id, cancellationToken);
            bool marked = input.IsTotalOfSiblings is null && current?.Value.Version == VersionOf(input, bytes, said, total: true);
            if (current is not null && (marked || current.Value.Version == dataset.Version))
            {
                return new IngestOutcome.Published(current.Value, Changed: false);
            }

            var profile = await StoredProfileAsync(dataset, cancellationToken);
            if (profile is null)
            {
                (profile, problem) = await _writer.WriteAsync(dataset, input.FileName, source, sidecar, total, cancellationToken);
            }

            return profile is null ? Refuse(problem!) : await PutAsync(profile, current, cancellationToken);
        }
    }

    private static string VersionOf(IngestInput input, SpooledBytes bytes, byte[] said, bool total) =>
        DatasetVersion.Of(bytes.Hash, input.FileName, said, total);

    // A version that was published before has all its artifacts: the profile is the last one written.
    private async Task<DatasetProfile?> StoredProfileAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Profile), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<DatasetProfile>(stream, DatasetJson.Options, cancellationToken);
    }

    // The last to publish wins: what it read is the newest it knows of.
    private async Task<IngestOutcome> PutAsync(DatasetProfile profile, Versioned<DatasetProfile>? current, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MostTries; i++)
        {
            if (await catalogue.TryPutDatasetAsync(profile, current?.ETag, cancellationToken))
            {
                return new IngestOutcome.Published(profile, Changed: true);
            }

            current = await catalogue.GetDatasetAsync(profile.Id, cancellationToken);
            if (current?.Value.Version == profile.Version)
            {
                return new IngestOutcome.Published(current.Value, Changed: false);
            }
        }

        return Refuse(new Problem { Code = ProblemCodes.Contended, Message = $"{profile.Id} is being written by others; try again." });
    }

    private static IngestOutcome.Refused Refuse(Problem problem) => new([problem]);
}
