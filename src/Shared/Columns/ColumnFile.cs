namespace Tally.Columns;

/// <summary>
/// The columns of one version of a dataset as a binary file: arrays as they lie in memory, so that opening is reading.
/// A header names the columns; header and body each end in a checksum, and a file that was cut or changed does not open.
/// </summary>
/// <remarks>
/// Little-endian. Magic, format version, header length, header, header checksum, then per column its misfits, its
/// dictionary if it is text, and its cells; last the line numbers and the checksum of everything after the header.
/// </remarks>
public static class ColumnFile
{
    internal const ulong Magic = 0x4C4F_4359_4C4C_4154; // "TALLYCOL"

    internal const int FormatVersion = 1;

    /// <summary>Writes columns of equal length and, for each row, the line of the file it begins on.</summary>
    public static Task WriteAsync(
        Stream stream, IReadOnlyList<Column> columns, IReadOnlyList<int> lines, CancellationToken cancellationToken)
    {
        if (columns.Any(column => column.Count != lines.Count))
            throw new ArgumentException("Every column must have as many rows as there are line numbers.", nameof(columns));

        return ColumnFileWriter.WriteAsync(stream, columns, lines, cancellationToken);
    }

    /// <summary>Reads what <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is of another format or version, was cut, or was changed.</exception>
    public static async Task<(IReadOnlyList<Column> Columns, int[] Lines)> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await ColumnFileReader.ReadAsync(stream, cancellationToken);
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("The column file ends too early.", cut);
        }
    }
}
