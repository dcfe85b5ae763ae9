using Tally.Columns;
using Tally.Datasets;

namespace Tally.Bench.Queries;

/// <summary>Rows by formula, so that each engine makes the same ones itself: see the peers' scripts.</summary>
internal sealed class BenchData(int rows) : IDatasetLibrary
{
    private readonly Dictionary<DatasetId, OpenedDataset> _datasets = new[] { Sales(rows), Products() }.ToDictionary(dataset => dataset.Profile.Id);

    public DataScope Scope => new(
    [
        new CollectionSnapshot
        {
            Name = "bench", Version = "1", FileColumn = "file", Members = [.. _datasets.Values.Select(dataset => dataset.Profile.Ref)],
        },
    ]);

    public IReadOnlyList<Column> SalesColumns => _datasets[DatasetId.Parse("bench/sales")].Columns;

    public ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken) => new(_datasets[dataset.Id].Profile);

    public ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken) => new(_datasets[dataset.Id]);

    public Task<DataScope> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(Scope);

    private static OpenedDataset Sales(int rows)
    {
        long[] id = new long[rows], year = new long[rows], quantity = new long[rows], price = new long[rows];
        int[] region = new int[rows], product = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            long hash = (i + 1) * 2654435761L % 4294967296L;
            id[i] = i + 1;
            region[i] = (int)(hash % 20);
            product[i] = (int)(hash / 32 % 200);
            year[i] = 2000 + (hash / 8192 % 20);
            quantity[i] = hash / 65536 % 1000;
            price[i] = hash / 1024 % 100000;
        }

        return Dataset("bench/sales", rows,
        [
            new NumberColumn("id", ColumnType.Integer, id, 0),
            new TextColumn("region", [.. Enumerable.Range(0, 20).Select(i => $"R{i}")], region),
            new TextColumn("product", [.. Enumerable.Range(0, 200).Select(i => $"P{i}")], product),
            new NumberColumn("year", ColumnType.Integer, year, 0),
            new NumberColumn("quantity", ColumnType.Integer, quantity, 0),
            new NumberColumn("price", ColumnType.Decimal, price, 2),
        ]);
    }

    private static OpenedDataset Products() => Dataset("bench/products", 200,
    [
        new TextColumn("name", [.. Enumerable.Range(0, 200).Select(i => $"P{i}")], [.. Enumerable.Range(0, 200)]),
        new TextColumn("category", [.. Enumerable.Range(0, 8).Select(i => $"C{i}")], [.. Enumerable.Range(0, 200).Select(i => i % 8)]),
    ]);

    private static OpenedDataset Dataset(string id, int rows, Column[] columns) => new()
    {
        Profile = new DatasetProfile
        {
            Id = DatasetId.Parse(id),
            Version = "1",
            FileName = "made",
            Bytes = 0,
            RowCount = rows,
            Columns =
            [
                .. columns.Select(column => new ColumnProfile
                {
                    Name = column.Name,
                    Type = column.Type,
                    Role = column.Name == "year" ? ColumnRole.Time : column is TextColumn ? ColumnRole.Dimension : ColumnRole.Measure,
                }),
            ],
        },
        Columns = columns,
        Lines = [.. Enumerable.Range(2, rows)],
    };
}
