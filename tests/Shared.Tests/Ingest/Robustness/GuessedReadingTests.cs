using Tally.Columns;
using Tally.Csv;
using Tally.Ingest.Reading;
using Tally.Ingest.Records;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>Writing while the types are still guessed gives, byte for byte, what reading twice gives.</summary>
public sealed class GuessedReadingTests
{
    [Fact]
    public async Task However_few_rows_are_guessed_from_the_records_are_the_same()
    {
        for (int seed = 1; seed <= 400; seed++)
        {
            var token = TestContext.Current.CancellationToken;
            using var bytes = await SpooledBytes.ReadAsync(new MemoryStream(DirtyFile.Of(seed).Bytes), long.MaxValue, token);
            byte[] twice = Records(bytes!, rowsToGuessFrom: 1, canStartOver: false, token);
            byte[] once = Records(bytes!, rowsToGuessFrom: 1 + (seed % 5), canStartOver: true, token);
            Assert.True(twice.AsSpan().SequenceEqual(once), $"Seed {seed} differs.");
        }
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_in_the_output()
    {
        var token = TestContext.Current.CancellationToken;
        byte[] text = [.. "a,b\n"u8, .. Enumerable.Repeat("1,2\n"u8.ToArray(), 50_000).SelectMany(row => row)];
        using var bytes = await SpooledBytes.ReadAsync(new MemoryStream(text), long.MaxValue, token);
        using var output = new MemoryStream();
        output.Write("before"u8);
        var reading = TableReader.Read(
            bytes!, ReaderHints.None, new PlanHints(), new ReaderOptions { MostRows = 40_000 }, new RecordsSink(output), token);
        Assert.IsType<TableReading.Refused>(reading);
        Assert.Equal("before"u8, output.ToArray());
    }

    private static byte[] Records(SpooledBytes bytes, int rowsToGuessFrom, bool canStartOver, CancellationToken token)
    {
        using var output = canStartOver ? new MemoryStream() : new OneWayStream();
        var options = new ReaderOptions { RowsToGuessFrom = rowsToGuessFrom };
        TableReader.Read(bytes, ReaderHints.None, new PlanHints(), options, new RecordsSink(output), token);
        return output.ToArray();
    }

    private sealed class OneWayStream : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
