namespace Tally.Csv;

/// <summary>A file whose encoding, dialect and layout are known: what is needed to read its rows, as often as wanted.</summary>
internal sealed record CsvFile
{
    public required SpooledBytes Bytes { get; init; }

    public required TextEncoding Encoding { get; init; }

    public required CsvDialect Dialect { get; init; }

    public required TableLayout Layout { get; init; }

    public required ReaderOptions Options { get; init; }

    /// <summary>Told how far the file was read, each time its rows are.</summary>
    public IProgress<long>? Position { get; init; }

    /// <summary>True once the fast reader met a record it cannot read.</summary>
    public bool NeedsRepair { get; init; }

    /// <summary>The table's rows from the first.</summary>
    /// <param name="report">Where to tell what was met on the way; null on a second reading.</param>
    public TableRows OpenRows(Action<Datasets.Problem>? report) => new(OpenRecords(), this, report);

    private IRowReader OpenRecords()
    {
        var utf8 = Encoding.OpenUtf8(Bytes, Position);
        return NeedsRepair || !CsvRowReader.CanRead(Dialect)
            ? new RepairingRowReader(utf8, Dialect, Layout.Width, Options.MostRecordBytes)
            : new CsvRowReader(utf8, Dialect, Layout.Width, Options.MostRecordBytes);
    }
}
