using System.Globalization;
using Tally.Columns;
using Tally.Csv;
using Tally.Ingest.Building;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;
using Tally.Ingest.Sidecars;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>What was understood, written as CSV and read again, is the same table: names, types, units, cells, nulls, misfits.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Nasty { get; } =
    [
        "a;b\n1,5;x\n2,25;\"y;z\"\n",
        "nom,valeur\n\"dit \"\"Jo\"\"\",1\n\"deux\nlignes\",2\n\" espace \",3\n",
        "n\n1.234\n2.345\n10.000\n",
        "an;montant\n2020;1.234\n2021;2.345\n",
        "code\n007\n010\n999\n",
        "a,b\n,1\n,2\n,3\n",
        "x\n\"\"\nNA\n-\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n",
        "taux\n12,5 %\n3,25 %\n100 %\n",
        "prix (CHF);nom\n1'234.50;a\n2'000.00;b\n",
        "jour;n\n01.02.2020;1\n03.04.2020;2\n",
        "jour,n\n01/02/2020,1\n13/02/2020,2\n",
        "d\n2020-01-01T10:00:00+01:00\n2020-01-02T11:00:00+01:00\n",
        "v\noui\nnon\noui\n",
        "\"\",\"\"\n1,2\n3,4\n",
        "Titre du tableau\n\na;b\n1;2\n3;4\n\nSource : interne, calculs de l'office\n",
        "a,a,A\n1,2,3\n4,5,6\n",
        "t\n'=1+1\n@x\n-\n+5\n",
        "big\n123456789012345678901234567890\n1\n",
        "e\n1e5\n2E-3\n-0\n-0.0\n.5\n5.\n",
        "un\tdeux\n\"a\tb\"\t1\nc\t2\n",
        "k|v\n\"a|b\"|\"c\"\"d\"\n\\n|2\n",
        "col_0;col_1\n1;2\n3;4\n",
        "2019;2020\n1;2\n3;4\n",
        "pays;2019;2020\nSuisse;8,5;8,6\nFrance;67,1;67,4\nTotal;75,6;76,0\n",
        "x,y\r1,2\r3,4\r",
        "a,b\n1,2\n3\n4,5,6\n",
        "a,b\n1,\"x\n2,y\n3,z\n",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    public void Tables_made_dirty_by_seed_survive(string culture)
    {
        In(culture, () =>
        {
            var failed = Enumerable.Range(1, 600).Select(seed => (Seed: seed, Difference: Difference(DirtyFile.Of(seed).Bytes))).Where(each => each.Difference is not null).ToList();
            Assert.True(failed.Count == 0, string.Join('\n', failed.Take(40).Select(each => $"Seed {each.Seed}: {each.Difference}")));
        });
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public void Nasty_tables_survive(string csv) => Assert.Null(Difference(System.Text.Encoding.UTF8.GetBytes(csv)));

    [Theory]
    [MemberData(nameof(Nasty))]
    public void Nasty_tables_survive_where_the_comma_is_the_decimal_sign(string csv) =>
        In("fr-FR", () => Assert.Null(Difference(System.Text.Encoding.UTF8.GetBytes(csv))));

    private static string? Difference(byte[] file)
    {
        var (first, before) = Read(file);
        using var written = new MemoryStream();
        Shapes.WriteCsv(first, written, TestContext.Current.CancellationToken);
        var (second, after) = Read(written.ToArray());
        if (!Said(first).SequenceEqual(Said(second)))
        {
            return $"{string.Join(", ", Said(first))} became {string.Join(", ", Said(second))}";
        }

        if (first.RowCount != second.RowCount)
        {
            return $"{first.RowCount} rows became {second.RowCount}";
        }

        for (int column = 0; column < before.Count; column++)
        {
            for (int row = 0; row < first.RowCount; row++)
            {
                string left = Cell(before[column], row);
                string right = Cell(after[column], row);
                if (left != right)
                {
                    return $"row {row + 1} of '{before[column].Name}': {left} became {right}";
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Said(UnderstoodTable table) => table.Plans.Select(plan => $"{plan.Name} {plan.Type} {plan.Unit}");

    private static string Cell(Column column, int row) =>
        column.Misfits.TryGetValue(row, out string? misfit) ? $"misfit {misfit}" : column.IsNull(row) ? "null" : column[row].ToString();

    private static (UnderstoodTable Table, IReadOnlyList<Column> Columns) Read(byte[] file)
    {
        var token = TestContext.Current.CancellationToken;

        // Kept open by the table, which reads it again when it is written.
        var bytes = SpooledBytes.ReadAsync(new MemoryStream(file), long.MaxValue, token).GetAwaiter().GetResult()!;
        using var build = new TableBuild(new MemoryStream(), keyed: null, Sidecar.None);
        var reading = TableReader.Read(bytes, ReaderHints.None, new PlanHints(), new ReaderOptions(), build, token);
        return (Assert.IsType<TableReading.Understood>(reading).Table, build.Columns);
    }

    private static void In(string culture, Action test)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
