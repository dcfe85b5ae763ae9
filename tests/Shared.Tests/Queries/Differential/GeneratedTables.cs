using Tally.Columns;
using Tally.Datasets;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>Two small tables with nulls, repeated values, exact decimals, dates and text in several scripts, from a seed.</summary>
internal sealed class GeneratedTables
{
    private static readonly string[] Words = ["HEC", "Lettres", "Zürich", "zürich", "a", "b", "", "O'Neill", "50%", "x_y", "日本", "Ωmega"];
    private readonly List<string> _statements = [];

    private GeneratedTables(InMemoryLibrary library) => Library = library;

    public InMemoryLibrary Library { get; }

    /// <summary>What makes the same tables in an oracle.</summary>
    public IReadOnlyList<string> Statements => _statements;

    public static GeneratedTables Of(int seed)
    {
        var random = new Random(seed);
        var tables = new GeneratedTables(new InMemoryLibrary());
        tables.Library.Add("g", "file", tables.Make(random, "t", random.Next(0, 40)), tables.Make(random, "u", random.Next(0, 25)));
        return tables;
    }

    private OpenedDataset Make(Random random, string name, int rows)
    {
        bool wide = random.Next(4) == 0;
        long[] id = new long[rows], a = new long[rows], b = new long[rows], c = new long[rows];
        int[] s = new int[rows], d = new int[rows];
        sbyte[] f = new sbyte[rows];
        for (int i = 0; i < rows; i++)
        {
            id[i] = i + 1;
            a[i] = OrNull(random, random.Next(-3, 6));
            b[i] = OrNull(random, random.Next(-1000, 1000));
            c[i] = OrNull(random, random.Next(-50000, 50000));
            s[i] = random.Next(8) == 0 ? -1 : random.Next(Words.Length);
            d[i] = random.Next(8) == 0 ? DateColumn.NullDay : new DateOnly(2019, 12, 1).DayNumber + random.Next(800);
            f[i] = (sbyte)(random.Next(8) == 0 ? -1 : random.Next(2));
        }

        Column exact = wide
            ? new WideNumberColumn("c", ColumnType.Decimal, Array.ConvertAll(c, m => m == NumberColumn.NullMantissa ? (decimal?)null : m / 100m))
            : new NumberColumn("c", ColumnType.Decimal, c, 2);
        Column[] columns =
        [
            new NumberColumn("id", ColumnType.Integer, id, 0), new NumberColumn("a", ColumnType.Integer, a, 0), new NumberColumn("b", ColumnType.Integer, b, 0),
            exact, new TextColumn("s", Words, s), new DateColumn("d", d), new BooleanColumn("f", f),
        ];
        _statements.Add($"CREATE TABLE {name} (id BIGINT, a BIGINT, b BIGINT, c DECIMAL(18, 2), s VARCHAR, d DATE, f BOOLEAN)");
        for (int i = 0; i < rows; i++)
            _statements.Add($"INSERT INTO {name} VALUES ({string.Join(", ", columns.Select(column => Literal(column[i])))})");

        return InlineTable.Of($"g/{name}", columns);
    }

    private static long OrNull(Random random, int value) => random.Next(8) == 0 ? NumberColumn.NullMantissa : value;

    private static string Literal(CellValue cell) => cell.Kind switch
    {
        CellKind.Null => "NULL",
        CellKind.Text or CellKind.Date => $"'{cell.ToString().Replace("'", "''", StringComparison.Ordinal)}'",
        _ => cell.ToString(),
    };
}
