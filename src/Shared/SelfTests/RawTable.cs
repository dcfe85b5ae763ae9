using System.Text.Json;
using System.Text;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Sources;
using Tally.Ingest;

namespace Tally.SelfTests;

/// <summary>The cells of a dropped file as they were written, without its totals rows.</summary>
internal sealed class RawTable
{
    private readonly Dictionary<string, int> _places;

    private RawTable(Dictionary<string, int> places, List<string[]> rows) => (_places, Rows) = (places, rows);

    public IReadOnlyList<string[]> Rows { get; }

    public bool Has(string column) => _places.ContainsKey(column);

    public string Text(string[] row, string column) => row[_places[column]];

    /// <summary>The figures of a column, or null where one of them is not certain.</summary>
    public IReadOnlyList<decimal>? Figures(string column)
    {
        var figures = new List<decimal>(Rows.Count);
        foreach (string[] row in Rows)
        {
            if (RawNumber.Read(Text(row, column)) is not { } figure)
            {
                return null;
            }

            figures.Add(figure);
        }

        return figures;
    }

    public IReadOnlyList<string> Distinct(string column) => [.. Rows.Select(row => Text(row, column)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads the file that was dropped once more; null when it is gone.</summary>
    public static async Task<RawTable?> ReadAsync(DatasetProfile profile, IArtifactStore artifacts, ReaderOptions options, CancellationToken cancellationToken)
    {
        var sidecar = await SidecarAsync(profile.Ref, artifacts, cancellationToken);
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(profile.Ref, ArtifactNames.Source), cancellationToken);
        if (sidecar is null || stream is null)
        {
            return null;
        }

        var (source, _) = await PreparedSource.OpenAsync(stream, profile.FileName, sidecar, options, cancellationToken);
        using (source)
        {
            return source?.Read(sidecar, options, sink: null, cancellationToken) is TableReading.Understood { Table: var table }
                ? Of(table, profile, cancellationToken)
                : null;
        }
    }

    private static RawTable Of(UnderstoodTable table, DatasetProfile profile, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < table.Plans.Count; i++)
        {
            places[table.Plans[i].Name] = i;
        }

        var totals = profile.TotalRows.ToHashSet();
        var rows = new List<string[]>();
        int at = 0;
        table.ForEachRow(
            row =>
            {
                if (!totals.Contains(at++))
                {
                    rows.Add([.. table.Places.Select(place => Encoding.UTF8.GetString(row.Field(place)).Trim())]);
                }
            },
            cancellationToken);
        return new RawTable(places, rows);
    }

    private static async Task<Sidecar?> SidecarAsync(DatasetRef dataset, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Sidecar), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<Sidecar>(stream, DatasetJson.Options, cancellationToken);
    }
}
