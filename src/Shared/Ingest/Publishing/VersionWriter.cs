using System.Text.Json;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Building;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;
using Tally.Ingest.Statistics;

namespace Tally.Ingest.Publishing;

/// <summary>
/// Writes the artifacts of one version, side by side where they do not need each other, and its profile last: a version
/// that has one has everything.
/// </summary>
internal sealed class VersionWriter(IArtifactStore artifacts, ReaderOptions options)
{
    private const int MostRowsRegrouped = 1_000_000;

    /// <summary>What was written; or why the file cannot be, and then no artifact of it appears.</summary>
    public async Task<(DatasetProfile? Profile, Problem? Problem)> WriteAsync(
        DatasetRef dataset, string fileName, PreparedSource source, Sidecar sidecar, bool total, CancellationToken cancellationToken)
    {
        await using var records = await OpenAsync(dataset, ArtifactNames.Records, cancellationToken);
        await using var keyed = await OpenAsync(dataset, ArtifactNames.Keyed, cancellationToken);
        await using var copy = await OpenAsync(dataset, ArtifactNames.Source, cancellationToken);
        using var build = new TableBuild(records.Stream, keyed.Stream, sidecar);
        var copying = Task.Run(() => source.Original.CopyToAsync(copy.Stream, cancellationToken), cancellationToken);
        try
        {
            var reading = source.Read(sidecar, options, build, cancellationToken);
            if (reading is TableReading.Refused refused)
            {
                return (null, refused.Problem);
            }

            var table = ((TableReading.Understood)reading).Table;
            Task[] begun = [CopyAsync(copying, copy), records.CompleteAsync()];
            try
            {
                var parts = new Parts(dataset, fileName, source.Original.Length, table, build, sidecar, total);
                return (await DescribeAsync(parts, keyed, begun, cancellationToken), null);
            }
            finally
            {
                await Task.WhenAll(begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            // The source goes away when this returns.
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<DatasetProfile> DescribeAsync(Parts parts, OpenArtifact keyed, IReadOnlyList<Task> others, CancellationToken cancellationToken)
    {
        var (dataset, build, table) = (parts.Dataset, parts.Build, parts.Table);
        var begun = new List<Task>
        {
            Task.Run(() => WriteAsync(dataset, ArtifactNames.Columns, (stream, token) => ColumnFile.WriteAsync(stream, build.Columns, build.Lines, token), cancellationToken), cancellationToken),
        };
        try
        {
            var problems = table.Problems.ToList();
            problems.AddRange(build.MisfitProblems(options.MostProblemsOfAKind));
            var statistics = ColumnStatistics.Of(build.Columns, table.RowCount);
            bool repeats = statistics[build.KeyColumn].Distinct < table.RowCount;
            begun.Add(repeats ? RegroupAsync(parts, keyed, cancellationToken) : keyed.CompleteAsync());
            var profile = ProfileBuilder.Build(
                dataset, parts.FileName, parts.Bytes, table, build.Columns, statistics, parts.Sidecar, parts.IsTotal, build.Lines, problems);
            problems.AddRange(repeats ? Repeats(parts) : []);
            profile = profile with { ProblemCount = problems.Sum(problem => problem.Count) };
            begun.Add(WriteJsonAsync(dataset, ArtifactNames.Sidecar, parts.Sidecar, cancellationToken));
            begun.Add(WriteJsonAsync(dataset, ArtifactNames.Problems, problems, cancellationToken));
            await Task.WhenAll([.. others, .. begun]);
            await WriteJsonAsync(dataset, ArtifactNames.Profile, profile, cancellationToken);
            return profile;
        }
        finally
        {
            await Task.WhenAll(begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<Problem> Repeats(Parts parts)
    {
        string key = parts.Table.Plans[parts.Build.KeyColumn].Name;
        bool tooMany = parts.Table.RowCount > MostRowsRegrouped;
        if (parts.Sidecar.KeyColumn is not null || tooMany)
        {
            yield return new Problem
            {
                Code = ProblemCodes.KeysRepeat,
                Message = tooMany
                    ? $"The key column '{key}' repeats values in a table too long to regroup; it has no keyed form."
                    : $"The key column '{key}' repeats values; records that share one are listed together.",
                Column = key,
            };
        }
    }

    // Keys that repeat were written one after another; now each gets all its records.
    private async Task RegroupAsync(Parts parts, OpenArtifact keyed, CancellationToken cancellationToken)
    {
        await keyed.DisposeAsync();
        if (parts.Table.RowCount > MostRowsRegrouped)
        {
            return;
        }

        var records = KeyedRecords.Of(parts.Table, parts.Build.KeyColumn, cancellationToken);
        await WriteAsync(
            parts.Dataset,
            ArtifactNames.Keyed,
            (stream, _) =>
            {
                Shapes.WriteKeyed(records, parts.Sidecar.Context ?? "", stream);
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    private static async Task CopyAsync(Task copying, OpenArtifact copy)
    {
        await copying;
        await copy.CompleteAsync();
    }

    private Task<OpenArtifact> OpenAsync(DatasetRef dataset, string artifact, CancellationToken cancellationToken) =>
        OpenArtifact.OpenAsync(artifacts, ArtifactNames.Of(dataset, artifact), cancellationToken);

    private Task WriteAsync(DatasetRef dataset, string artifact, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(ArtifactNames.Of(dataset, artifact), write, cancellationToken);

    private Task WriteJsonAsync<T>(DatasetRef dataset, string artifact, T value, CancellationToken cancellationToken) =>
        WriteAsync(dataset, artifact, (stream, token) => JsonSerializer.SerializeAsync(stream, value, DatasetJson.Options, token), cancellationToken);

    private sealed record Parts(
        DatasetRef Dataset, string FileName, long Bytes, UnderstoodTable Table, TableBuild Build, Sidecar Sidecar, bool IsTotal);
}
