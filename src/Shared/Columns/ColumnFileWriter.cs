using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Tally.Columns;

/// <summary>Writes a column file; see <see cref="ColumnFile"/> for the layout.</summary>
internal sealed class ColumnFileWriter
{
    private const int FewRows = 1 << 12;

    private readonly Stream _stream;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _buffer;
    private Checksum _checksum = new();

    private ColumnFileWriter(Stream stream, byte[] buffer, CancellationToken cancellationToken) =>
        (_stream, _buffer, _cancellationToken) = (stream, buffer, cancellationToken);

    public static async Task WriteAsync(
        Stream stream, IReadOnlyList<Column> columns, IReadOnlyList<int> lines, CancellationToken cancellationToken)
    {
        var writer = new ColumnFileWriter(stream, new byte[lines.Count < FewRows ? 1 << 14 : 1 << 18], cancellationToken);
        await writer.WriteHeaderAsync(columns, lines.Count);
        foreach (var column in columns)
            await writer.WriteColumnAsync(column);

        await writer.WriteArrayAsync(lines as int[] ?? [.. lines]);
        await writer.WriteChecksumAsync();
        await stream.FlushAsync(cancellationToken);
    }

    private async Task WriteHeaderAsync(IReadOnlyList<Column> columns, int rows)
    {
        using var header = new MemoryStream();
        using var fields = new BinaryWriter(header);
        fields.Write(rows);
        fields.Write(columns.Count);
        foreach (var column in columns)
        {
            fields.Write((byte)KindOf(column));
            fields.Write((byte)column.Type);
            fields.Write(column is NumberColumn number ? number.Scale : (byte)0);
            fields.Write(column.Name);
        }

        fields.Flush();
        using var start = new MemoryStream();
        using var preamble = new BinaryWriter(start);
        preamble.Write(ColumnFile.Magic);
        preamble.Write(ColumnFile.FormatVersion);
        preamble.Write((int)header.Length);
        preamble.Write(header.ToArray());
        preamble.Flush();
        await WriteArrayAsync(start.ToArray());
        await WriteChecksumAsync();
    }

    private async Task WriteColumnAsync(Column column)
    {
        int[] misfitRows = [.. column.Misfits.Keys.Order()];
        await WriteArrayAsync([misfitRows.Length]);
        await WriteArrayAsync(misfitRows);
        await WriteTextsAsync([.. misfitRows.Select(row => column.Misfits[row])]);
        switch (column)
        {
            case TextColumn text:
                await (text.Texts is { } texts ? WriteTextsAsync(texts) : WriteTextsAsync(text.DictionaryArray));
                await WriteArrayAsync(text.CodeArray);
                break;
            case NumberColumn number:
                await WriteArrayAsync(number.MantissaArray);
                break;
            case WideNumberColumn wide:
                await WriteArrayAsync(WideCells.ToInts(wide.ValueArray));
                break;
            case DateColumn date:
                await WriteArrayAsync(date.DayArray);
                break;
            case DateTimeColumn moment:
                await WriteArrayAsync(moment.TickArray);
                break;
            case BooleanColumn truth:
                await WriteArrayAsync(truth.FlagArray);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task WriteTextsAsync(string[] texts)
    {
        // UTF-16 as it lies in memory: a cell comes back exactly, unpaired surrogates included.
        await WriteArrayAsync([texts.Length]);
        await WriteArrayAsync(Array.ConvertAll(texts, text => text.Length));
        int filled = 0;
        foreach (string text in texts)
        {
            for (int from = 0; from < text.Length;)
            {
                int count = Math.Min(text.Length - from, (_buffer.Length - filled) / sizeof(char));
                MemoryMarshal.AsBytes(text.AsSpan(from, count)).CopyTo(_buffer.AsSpan(filled));
                (from, filled) = (from + count, filled + (count * sizeof(char)));
                if (filled == _buffer.Length)
                {
                    await WriteBufferAsync(filled);
                    filled = 0;
                }
            }
        }

        await WriteBufferAsync(filled);
    }

    // The same bytes: texts that lie one behind the other are made UTF-16 together.
    private async Task WriteTextsAsync(Utf8Texts texts)
    {
        int[] lengths = new int[texts.Count];
        for (int code = 0; code < lengths.Length; code++)
        {
            lengths[code] = Encoding.UTF8.GetCharCount(texts[code]);
        }

        await WriteArrayAsync([texts.Count]);
        await WriteArrayAsync(lengths);
        for (int from = 0; from < texts.Bytes.Length;)
        {
            Utf8.ToUtf16(texts.Bytes[from..], MemoryMarshal.Cast<byte, char>(_buffer.AsSpan()), out int read, out int written, isFinalBlock: true);
            await WriteBufferAsync(written * sizeof(char));
            from += read;
        }
    }

    private async Task WriteArrayAsync<T>(T[] values)
        where T : unmanaged
    {
        int total = checked(Buffer.ByteLength(values));
        for (int offset = 0; offset < total;)
        {
            int count = Math.Min(_buffer.Length, total - offset);
            MemoryMarshal.AsBytes(values.AsSpan()).Slice(offset, count).CopyTo(_buffer);
            await WriteBufferAsync(count);
            offset += count;
        }
    }

    private async Task WriteBufferAsync(int count)
    {
        _checksum.Add(_buffer.AsSpan(0, count));
        await _stream.WriteAsync(_buffer.AsMemory(0, count), _cancellationToken);
    }

    private async Task WriteChecksumAsync()
    {
        byte[] sum = BitConverter.GetBytes(_checksum.Finish());
        await _stream.WriteAsync(sum, _cancellationToken);
        _checksum = new Checksum();
    }

    private static ColumnKind KindOf(Column column) => column switch
    {
        TextColumn => ColumnKind.Text,
        NumberColumn => ColumnKind.Number,
        WideNumberColumn => ColumnKind.WideNumber,
        DateColumn => ColumnKind.Date,
        DateTimeColumn => ColumnKind.DateTime,
        BooleanColumn => ColumnKind.Boolean,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
