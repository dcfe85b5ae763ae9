using FsCheck;
using FsCheck.Fluent;
using Tally.Columns;
using Xunit;

namespace Tally.Shared.Tests.Columns;

public sealed class ColumnFileTests
{
    [Fact]
    public async Task Every_kind_of_column_comes_back_cell_for_cell()
    {
        Column[] columns =
        [
            new TextColumn("faculté", ["HEC", "Lettres \ud83d\udcda", "\ud800 alone", ""], [0, 1, -1, 2, 3]),
            new NumberColumn("total", ColumnType.Integer, [3306, NumberColumn.NullMantissa, -1, 0, long.MaxValue], 0)
            {
                Misfits = new Dictionary<int, string> { [1] = "n.d." },
            },
            new NumberColumn("part", ColumnType.Decimal, [125, -5, NumberColumn.NullMantissa, 1, 0], 1),
            new WideNumberColumn("wide", ColumnType.Decimal, [decimal.MaxValue, null, 1.10m, decimal.MinValue, 0m]),
            new DateColumn("day", [0, DateColumn.NullDay, 738000, 1, 2]),
            new DateTimeColumn("moment", [0, DateTimeColumn.NullTicks, 638000000000000000, 1, 2]),
            new BooleanColumn("yes", [1, 0, BooleanColumn.NullFlag, 1, 0]),
        ];

        var (read, lines) = await RoundTripAsync(columns, [2, 3, 5, 6, 9]);

        Assert.Equal([2, 3, 5, 6, 9], lines);
        Assert.Equal(columns.Select(Cells), read.Select(Cells));
        Assert.Equal(columns.Select(c => (c.Name, c.Type, c.GetType())), read.Select(c => (c.Name, c.Type, c.GetType())));
        Assert.Equal("n.d.", read[1].Misfits[1]);
    }

    [Fact]
    public void Any_numbers_and_texts_come_back_as_they_were() =>
        Prop.ForAll<(long Number, decimal? Wide, string? Text)[]>(rows =>
        {
            string[] dictionary = [.. rows.Select(row => row.Text).OfType<string>().Distinct()];
            Column[] columns =
            [
                new NumberColumn("n", ColumnType.Decimal, [.. rows.Select(row => row.Number)], 2),
                new WideNumberColumn("w", ColumnType.Decimal, [.. rows.Select(row => row.Wide)]),
                new TextColumn("t", dictionary, [.. rows.Select(row => row.Text is { } text ? Array.IndexOf(dictionary, text) : -1)]),
            ];
            var (read, _) = RoundTripAsync(columns, [.. Enumerable.Range(2, rows.Length)]).GetAwaiter().GetResult();
            Assert.Equal(columns.Select(Cells), read.Select(Cells));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_file_that_was_cut_or_changed_anywhere_does_not_open()
    {
        using var stream = new MemoryStream();
        await ColumnFile.WriteAsync(
            stream,
            [new TextColumn("t", ["a", "b"], [0, 1, 0]), new NumberColumn("n", ColumnType.Integer, [1, 2, 3], 0)],
            [2, 3, 4],
            TestContext.Current.CancellationToken);
        byte[] whole = stream.ToArray();

        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 0x10;
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(changed));
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(whole[..i]));
        }
    }

    private static string[] Cells(Column column) =>
        [.. Enumerable.Range(0, column.Count).Select(row => $"{column[row].Kind}:{column[row]}")];

    private static async Task<(IReadOnlyList<Column> Columns, int[] Lines)> RoundTripAsync(Column[] columns, int[] lines)
    {
        using var stream = new MemoryStream();
        await ColumnFile.WriteAsync(stream, columns, lines, TestContext.Current.CancellationToken);
        return await ReadAsync(stream.ToArray());
    }

    private static async Task<(IReadOnlyList<Column> Columns, int[] Lines)> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await ColumnFile.ReadAsync(stream, TestContext.Current.CancellationToken);
    }
}
