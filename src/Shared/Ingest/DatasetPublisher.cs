using System.Text.Json;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>From one file to one published version: read, describe, write the artifacts, and only then the catalogue.</summary>
internal sealed class DatasetPublisher(IArtifactStore artifacts, ICatalogue catalogue, ReaderOptions options)
{
    private const int MostTries = 20;

    public async Task<IngestOutcome> PublishAsync(IngestInput input, Sidecar sidecar, CancellationToken cancellationToken)
    {
        await using var stream = await input.OpenAsync(cancellationToken);
        var (source, problem) = await PreparedSource.OpenAsync(stream, input.FileName, options, cancellationToken);
        if (source is null)
        {
            return Refuse(problem!);
        }

        using (source)
        {
            var bytes = source.Original;
            bool total = input.IsTotalOfSiblings ?? sidecar.Totals.Contains(input.Id.Name, StringComparer.OrdinalIgnoreCase);
            var dataset = new DatasetRef(input.Id, VersionOf(input, bytes, sidecar, total));
            var current = await catalogue.GetDatasetAsync(input.Id, cancellationToken);
            bool marked = input.IsTotalOfSiblings is null && current?.Value.Version == VersionOf(input, bytes, sidecar, total: true);
            if (current is not null && (marked || current.Value.Version == dataset.Version))
            {
                return new IngestOutcome.Published(current.Value, Changed: false);
            }

            var profile = await StoredProfileAsync(dataset, cancellationToken);
            if (profile is null)
            {
                var reading = source.Read(sidecar, options, cancellationToken);
                if (reading is TableReading.Refused refused)
                {
                    return Refuse(refused.Problem);
                }

                var table = ((TableReading.Understood)reading).Table;
                profile = await WriteArtifactsAsync(dataset, input.FileName, bytes, table, sidecar, total, cancellationToken);
            }

            return await PutAsync(profile, current, cancellationToken);
        }
    }

    private static string VersionOf(IngestInput input, SpooledBytes bytes, Sidecar sidecar, bool total) =>
        DatasetVersion.Of(bytes.Hash, input.FileName, sidecar, total);

    // A version that was published before has all its artifacts: the profile is the last one written.
    private async Task<DatasetProfile?> StoredProfileAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Profile), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<DatasetProfile>(stream, DatasetJson.Options, cancellationToken);
    }

    private async Task<DatasetProfile> WriteArtifactsAsync(
        DatasetRef dataset, string fileName, SpooledBytes bytes, UnderstoodTable table, Sidecar sidecar, bool total, CancellationToken cancellationToken)
    {
        await WriteAsync(dataset, ArtifactNames.Source, (stream, token) => bytes.CopyToAsync(stream, token), cancellationToken);
        var built = new TableBuild(table);
        await WriteAsync(dataset, ArtifactNames.Records, (stream, token) =>
        {
            built.Run(stream, token);
            return Task.CompletedTask;
        }, cancellationToken);
        var problems = table.Problems.ToList();
        problems.AddRange(built.MisfitProblems(options.MostProblemsOfAKind));
        var profile = ProfileBuilder.Build(dataset, fileName, bytes.Length, table, built.Columns, sidecar, total, problems);
        await WriteKeyedAsync(dataset, table, sidecar, problems, cancellationToken);
        await WriteAsync(
            dataset, ArtifactNames.Columns, (stream, token) => ColumnFile.WriteAsync(stream, built.Columns, built.Lines, token), cancellationToken);
        profile = profile with { ProblemCount = problems.Sum(problem => problem.Count) };
        await WriteJsonAsync(dataset, ArtifactNames.Sidecar, sidecar, cancellationToken);
        await WriteJsonAsync(dataset, ArtifactNames.Problems, problems, cancellationToken);
        await WriteJsonAsync(dataset, ArtifactNames.Profile, profile, cancellationToken);
        return profile;
    }

    private async Task WriteKeyedAsync(
        DatasetRef dataset, UnderstoodTable table, Sidecar sidecar, List<Problem> problems, CancellationToken cancellationToken)
    {
        int key = KeyColumns.Find(table, sidecar);
        var records = KeyedRecords.Of(table, key, cancellationToken);
        if (records.FirstRepeated is not null && sidecar.KeyColumn is not null)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.KeysRepeat,
                Message = $"The key column '{table.Plans[key].Name}' repeats values; records that share one are listed together.",
                Column = table.Plans[key].Name,
            });
        }

        await WriteAsync(dataset, ArtifactNames.Keyed, (stream, _) =>
        {
            Shapes.WriteKeyed(records, sidecar.Context ?? "", stream);
            return Task.CompletedTask;
        }, cancellationToken);
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

    private Task WriteAsync(DatasetRef dataset, string artifact, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(ArtifactNames.Of(dataset, artifact), write, cancellationToken);

    private Task WriteJsonAsync<T>(DatasetRef dataset, string artifact, T value, CancellationToken cancellationToken) =>
        WriteAsync(dataset, artifact, (stream, token) => JsonSerializer.SerializeAsync(stream, value, DatasetJson.Options, token), cancellationToken);

    private static IngestOutcome.Refused Refuse(Problem problem) => new([problem]);
}
