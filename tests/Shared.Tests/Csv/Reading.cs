using System.Text;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest;

namespace Tally.Shared.Tests.Csv;

/// <summary>A file's bytes as they come out: header, cells, problems.</summary>
internal sealed record Reading(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows, IReadOnlyList<Problem> Problems, UnderstoodTable Table)
{
    public IEnumerable<string> Codes => Problems.Select(problem => problem.Code);

    public static Task<Reading> OfAsync(string text, ReaderHints? hints = null) => OfAsync(Encoding.UTF8.GetBytes(text), hints);

    public static async Task<Reading> OfAsync(byte[] file, ReaderHints? hints = null)
    {
        var token = TestContext.Current.CancellationToken;
        using var bytes = await SpooledBytes.ReadAsync(new MemoryStream(file), long.MaxValue, token);
        var reading = TableReader.Read(bytes!, hints ?? ReaderHints.None, new PlanHints(), new ReaderOptions(), sink: null, token);
        var table = Assert.IsType<TableReading.Understood>(reading).Table;
        var rows = new List<string[]>();
        table.ForEachRow(row => rows.Add([.. table.Places.Select(place => Encoding.UTF8.GetString(row.Field(place)))]), token);
        return new Reading([.. table.Plans.Select(plan => plan.Name)], rows, table.Problems, table);
    }
}
