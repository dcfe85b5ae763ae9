using System.Text.Json;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Telemetry;

namespace Tally.Ingest;

/// <summary>From one file to one published version: read, describe, write the artifacts, and only then the catalogue.</summary>
internal sealed class DatasetPublisher(IArtifactStore artifacts, ICatalogue catalogue, ReaderOptions options)
{
    // Each try that fails is another writer that succeeded.
    private const int MostTries = 500;

    private const int MostRowsRegrouped = 1_000_000;

    public async Task<IngestOutcome> PublishAsync(IngestInput input, Sidecar sidecar, CancellationToken cancellationToken)
    {
        var outcome = await ReadAsync(input, sidecar, cancellationToken);
        IngestMetrics.Read(outcome);
        return outcome;
    }

    private async Task<IngestOutcome> ReadAsync(IngestInput input, Sidecar sidecar, CancellationToken cancellationToken)
    {
        await using var stream = await input.OpenAsync(cancellationToken);
        var (source, problem) = await PreparedSource.OpenAsync(stream, input.FileName, sidecar, options, cancellationToken);
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
            try
            {
                profile ??= await WriteArtifactsAsync(dataset, input.FileName, source, sidecar, total, cancellationToken);
            }
            catch (TableRefusedException refused)
            {
                return Refuse(refused.Problem);
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
        DatasetRef dataset, string fileName, PreparedSource source, Sidecar sidecar, bool total, CancellationToken cancellationToken)
    {
        var bytes = source.Original;
        var (table, built) = await BuildAsync(dataset, source, sidecar, cancellationToken);
        await WriteAsync(dataset, ArtifactNames.Source, (stream, token) => bytes.CopyToAsync(stream, token), cancellationToken);
        var problems = table.Problems.ToList();
        problems.AddRange(built.MisfitProblems(options.MostProblemsOfAKind));
        var statistics = ColumnStatistics.Of(built.Columns, table.RowCount);
        var profile = ProfileBuilder.Build(dataset, fileName, bytes.Length, table, built.Columns, statistics, sidecar, total, built.Lines, problems);
        if (statistics[built.KeyColumn].Distinct < table.RowCount)
        {
            await RegroupAsync(dataset, table, built.KeyColumn, sidecar, problems, cancellationToken);
        }

        await WriteAsync(
            dataset, ArtifactNames.Columns, (stream, token) => ColumnFile.WriteAsync(stream, built.Columns, built.Lines, token), cancellationToken);
        profile = profile with { ProblemCount = problems.Sum(problem => problem.Count) };
        await WriteJsonAsync(dataset, ArtifactNames.Sidecar, sidecar, cancellationToken);
        await WriteJsonAsync(dataset, ArtifactNames.Problems, problems, cancellationToken);
        await WriteJsonAsync(dataset, ArtifactNames.Profile, profile, cancellationToken);
        return profile;
    }

    // Read and written in one: an artifact that is broken off by a refusal never appears.
    private async Task<(UnderstoodTable Table, TableBuild Built)> BuildAsync(
        DatasetRef dataset, PreparedSource source, Sidecar sidecar, CancellationToken cancellationToken)
    {
        TableReading? reading = null;
        TableBuild? built = null;
        await WriteAsync(dataset, ArtifactNames.Records, (records, token) => WriteAsync(dataset, ArtifactNames.Keyed, (keyed, _) =>
        {
            built = new TableBuild(records, keyed, sidecar);
            reading = source.Read(sidecar, options, built, token);
            return reading is TableReading.Refused refused ? throw new TableRefusedException(refused.Problem) : Task.CompletedTask;
        }, token), cancellationToken);
        return (((TableReading.Understood)reading!).Table, built!);
    }

    // Keys that repeat were written one after another; now each gets all its records.
    private async Task RegroupAsync(
        DatasetRef dataset, UnderstoodTable table, int keyColumn, Sidecar sidecar, List<Problem> problems, CancellationToken cancellationToken)
    {
        string key = table.Plans[keyColumn].Name;
        bool tooMany = table.RowCount > MostRowsRegrouped;
        if (sidecar.KeyColumn is not null || tooMany)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.KeysRepeat,
                Message = tooMany
                    ? $"The key column '{key}' repeats values in a table too long to regroup; it has no keyed form."
                    : $"The key column '{key}' repeats values; records that share one are listed together.",
                Column = key,
            });
        }

        if (tooMany)
        {
            await artifacts.DeleteAsync(ArtifactNames.Of(dataset, ArtifactNames.Keyed), cancellationToken);
            return;
        }

        var records = KeyedRecords.Of(table, keyColumn, cancellationToken);
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

/// <summary>Stops the writing of artifacts when the file turns out to be none that can be published.</summary>
internal sealed class TableRefusedException(Problem problem) : Exception
{
    public Problem Problem => problem;
}
