using Tally.Columns;
using Tally.Datasets;

namespace Tally.Bench.Queries;

/// <summary>The column files of a folder as one collection, opened once.</summary>
internal sealed class BenchLibrary : IDatasetLibrary
{
    private readonly Dictionary<DatasetId, OpenedDataset> _datasets = [];

    public DataScope Scope => new(
    [
        new CollectionSnapshot
        {
            Name = "bench", Version = "1", FileColumn = "file", Members = [.. _datasets.Values.Select(dataset => dataset.Profile.Ref)],
        },
    ]);

    public static async Task<BenchLibrary> OpenAsync(string folder)
    {
        var library = new BenchLibrary();
        foreach (string path in Directory.EnumerateFiles(folder, "*.bin").Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            var (columns, lines) = await ColumnFile.ReadAsync(file, CancellationToken.None);
            var dataset = Dataset(Path.GetFileNameWithoutExtension(path), columns, lines);
            library._datasets.Add(dataset.Profile.Id, dataset);
        }

        return library;
    }

    public ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken) => new(_datasets[dataset.Id].Profile);

    public ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken) => new(_datasets[dataset.Id]);

    public Task<DataScope> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(Scope);

    private static OpenedDataset Dataset(string name, IReadOnlyList<Column> columns, int[] lines) => new()
    {
        Profile = new DatasetProfile
        {
            Id = DatasetId.Parse("bench/" + name),
            Version = "1",
            FileName = "made",
            Bytes = 0,
            RowCount = lines.Length,
            Columns = [.. columns.Select(column => new ColumnProfile { Name = column.Name, Type = column.Type, Role = RoleOf(column) })],
        },
        Columns = columns,
        Lines = lines,
    };

    private static ColumnRole RoleOf(Column column) => column switch
    {
        { Name: "year" } or DateColumn => ColumnRole.Time,
        TextColumn => ColumnRole.Dimension,
        _ => ColumnRole.Measure,
    };
}
