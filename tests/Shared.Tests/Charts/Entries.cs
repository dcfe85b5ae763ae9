using System.Globalization;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Shared.Tests.Charts;

/// <summary>Ledger entries to draw: made by hand, or read straight from the sample files.</summary>
internal static class Entries
{
    public static readonly string[] Faculties = ["FBM", "FCUE", "FDCA", "FGSE", "FTSR", "HEC", "Lettres", "SSP"];

    /// <summary>Columns written "name:type" or "name:type:unit"; cells as decimal, int, double, string, DateOnly, DateTime, bool or null.</summary>
    public static LedgerEntry Of(string columns, params object?[][] rows) => Of(columns, rows, CellOrigin.Plain);

    public static LedgerEntry Of(string columns, IReadOnlyList<object?[]> rows, CellOrigin origin, params string[] datasets)
    {
        var described = columns.Split(',').Select(Column).ToList();
        var lineage = new CellLineage { Origin = origin };
        return new LedgerEntry
        {
            Id = "R1",
            Source = LedgerSource.Query,
            Result = new QueryResult
            {
                Sql = "SELECT 1",
                Columns = described,
                Rows = rows.Select(row => (IReadOnlyList<CellValue>)row.Select(Cell).ToList()).ToList(),
                Lineage = rows.Select(row => (IReadOnlyList<CellLineage>)row.Select(_ => lineage).ToList()).ToList(),
                Used = datasets.Select(id => new DatasetUse(new DatasetRef(DatasetId.Parse(id), "0f"), rows.Count, rows.Count)).ToList(),
            },
        };
    }

    /// <summary>annee and the named columns of one faculty's file.</summary>
    public static LedgerEntry Faculty(string faculty, int from, int to, params string[] columns)
    {
        var rows = Sample(faculty).Where(row => Year(row) >= from && Year(row) <= to)
            .Select(row => columns.Select(name => (object?)decimal.Parse(row[name], CultureInfo.InvariantCulture)).Prepend((decimal)Year(row)).ToArray());
        return Of(string.Join(',', columns.Prepend("annee").Select(name => name + ":Integer")), [.. rows], CellOrigin.Plain, "unil/" + faculty);
    }

    /// <summary>One row a faculty and year: faculte, annee, total.</summary>
    public static LedgerEntry AllFaculties(int from, int to) => Of(
        "faculte:Text,annee:Integer,total:Integer",
        [.. from faculty in Faculties
            from row in Sample(faculty)
            where Year(row) >= @from && Year(row) <= to
            select new object?[] { faculty, Year(row), decimal.Parse(row["total"], CultureInfo.InvariantCulture) }],
        CellOrigin.Plain,
        [.. Faculties.Select(faculty => "unil/" + faculty)]);

    /// <summary>The rows of a sample file, read as plainly as can be.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Sample(string faculty)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "samples", "unil", faculty + ".csv")).Where(line => line.Trim().Length > 0).ToList();
        var names = lines[0].Split(';').Select(name => name.Trim()).ToList();
        return lines.Skip(1).Select(line => names.Zip(line.Split(';'), (name, cell) => (name, cell.Trim())).ToDictionary()).ToList();
    }

    public static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Functions.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder;
    }

    private static int Year(Dictionary<string, string> row) => int.Parse(row["annee"], CultureInfo.InvariantCulture);

    private static ResultColumn Column(string text)
    {
        string[] parts = text.Split(':');
        return new ResultColumn { Name = parts[0], Type = Enum.Parse<ColumnType>(parts[1]), Unit = parts.ElementAtOrDefault(2), Sources = [parts[0]] };
    }

    private static CellValue Cell(object? value) => value switch
    {
        null => CellValue.Null,
        int number => CellValue.Of((decimal)number),
        decimal number => CellValue.Of(number),
        double number => CellValue.OfApproximate(number),
        DateOnly date => CellValue.Of(date),
        DateTime moment => CellValue.Of(moment),
        bool truth => CellValue.Of(truth),
        _ => CellValue.Of((string)value),
    };
}
