using Tally.Columns;
using Tally.Datasets;

namespace Tally.Shared.Tests.Questions;

/// <summary>One collection of one dataset, without rows.</summary>
internal sealed class TinyLibrary : IDatasetLibrary
{
    public static DataScope Scope { get; } = new([new CollectionSnapshot
    {
        Name = "unil", Version = "c1", Context = "Students.", FileColumn = "faculte", KeyColumn = "annee", Members = [YearEngine.Hec],
    }]);

    public static DatasetProfile Profile { get; } = new()
    {
        Id = YearEngine.Hec.Id,
        Version = YearEngine.Hec.Version,
        FileName = "HEC.csv",
        Bytes = 100,
        RowCount = 11,
        KeyColumn = "annee",
        Period = new Period("annee", "2011", "2021"),
        Label = new FileLabel("faculte", "HEC", ["business"]),
        Columns =
        [
            new ColumnProfile { Name = "annee", Type = ColumnType.Integer, Role = ColumnRole.Time, Distinct = 11, Min = "2011", Max = "2021" },
            new ColumnProfile { Name = "total", Type = ColumnType.Integer, Role = ColumnRole.Measure, Distinct = 11, Min = "2321", Max = "3500" },
        ],
    };

    public ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken) =>
        new(dataset == YearEngine.Hec ? Profile : null);

    public ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken) => new((OpenedDataset?)null);

    public Task<DataScope> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(Scope);
}
