using System.Runtime.InteropServices;

namespace Tally.Columns;

/// <summary>Reads a column file; see <see cref="ColumnFile"/> for the layout.</summary>
internal sealed class ColumnFileReader
{
    private const int MaxHeaderLength = 1 << 26;
    private const int LargestPart = 1 << 20;
    private readonly Stream _stream;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _buffer = new byte[1 << 18];
    private Checksum _checksum = new();

    private ColumnFileReader(Stream stream, CancellationToken cancellationToken) =>
        (_stream, _cancellationToken) = (stream, cancellationToken);

    public static async Task<(IReadOnlyList<Column> Columns, int[] Lines)> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        var reader = new ColumnFileReader(stream, cancellationToken);
        var (rows, entries) = await reader.ReadHeaderAsync();
        var columns = new Column[entries.Count];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = await reader.ReadColumnAsync(entries[i], rows);

        int[] lines = await reader.ReadArrayAsync<int>(rows);
        await reader.ExpectChecksumAsync();
        foreach (var text in columns.OfType<TextColumn>())
            ExpectCodesInDictionary(text);

        return (columns, lines);
    }

    private async Task<(int Rows, List<Entry> Entries)> ReadHeaderAsync()
    {
        byte[] start = await ReadArrayAsync<byte>(16);
        if (BitConverter.ToUInt64(start) != ColumnFile.Magic)
            throw new InvalidDataException("This is not a column file.");

        int version = BitConverter.ToInt32(start, 8);
        if (version != ColumnFile.FormatVersion)
            throw new InvalidDataException($"The column file is of format {version}; this program reads format {ColumnFile.FormatVersion}.");

        byte[] header = await ReadArrayAsync<byte>(Count(BitConverter.ToInt32(start, 12), MaxHeaderLength));
        await ExpectChecksumAsync();
        using var fields = new BinaryReader(new MemoryStream(header));
        int rows = fields.ReadInt32();
        int columnCount = fields.ReadInt32();
        var entries = new List<Entry>();
        for (int i = 0; i < columnCount; i++)
            entries.Add(new Entry((ColumnKind)fields.ReadByte(), (ColumnType)fields.ReadByte(), fields.ReadByte(), fields.ReadString()));

        return (rows, entries);
    }

    private async Task<Column> ReadColumnAsync(Entry entry, int rows)
    {
        var misfits = await ReadMisfitsAsync(rows);
        return entry.Kind switch
        {
            ColumnKind.Text => new TextColumn(entry.Name, await ReadTextsAsync(rows), await ReadArrayAsync<int>(rows)) { Misfits = misfits },
            ColumnKind.Number => new NumberColumn(entry.Name, entry.Type, await ReadArrayAsync<long>(rows), entry.Scale) { Misfits = misfits },
            ColumnKind.WideNumber => new WideNumberColumn(
                entry.Name, entry.Type, WideCells.FromInts(await ReadArrayAsync<int>(checked(rows * 4))))
            { Misfits = misfits },
            ColumnKind.Date => new DateColumn(entry.Name, await ReadArrayAsync<int>(rows)) { Misfits = misfits },
            ColumnKind.DateTime => new DateTimeColumn(entry.Name, await ReadArrayAsync<long>(rows)) { Misfits = misfits },
            ColumnKind.Boolean => new BooleanColumn(entry.Name, await ReadArrayAsync<sbyte>(rows)) { Misfits = misfits },
            _ => throw new InvalidDataException("The column file holds a kind of column this program does not know."),
        };
    }

    private async Task<IReadOnlyDictionary<int, string>> ReadMisfitsAsync(int rows)
    {
        int count = Count((await ReadArrayAsync<int>(1))[0], rows);
        int[] misfitRows = await ReadArrayAsync<int>(count);
        string[] texts = await ReadTextsAsync(count);
        var misfits = new Dictionary<int, string>(count);
        for (int i = 0; i < count; i++)
            misfits[misfitRows[i]] = texts[i];

        return misfits;
    }

    private async Task<string[]> ReadTextsAsync(int most)
    {
        int[] lengths = await ReadArrayAsync<int>(Count((await ReadArrayAsync<int>(1))[0], most));
        string[] texts = new string[lengths.Length];
        for (int first = 0; first < lengths.Length; first += 4096)
        {
            int count = Math.Min(4096, lengths.Length - first);
            long total = lengths[first..(first + count)].Sum(length => (long)Count(length, int.MaxValue));
            char[] chars = await ReadArrayAsync<char>((int)Math.Min(total, Array.MaxLength));
            for (int i = 0, offset = 0; i < count; offset += lengths[first + i++])
                texts[first + i] = new string(chars, offset, Count(lengths[first + i], chars.Length - offset));
        }

        return texts;
    }

    private async Task<T[]> ReadArrayAsync<T>(int length)
        where T : unmanaged
    {
        T[] values = GC.AllocateUninitializedArray<T>(length);
        int total = Buffer.ByteLength(values);
        for (int offset = 0; offset < total;)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            offset += _stream is FileStream file
                ? ReadInPlace(file, MemoryMarshal.AsBytes(values.AsSpan())[offset..])
                : await ReadThroughBufferAsync(values, offset, total);
        }

        return values;
    }

    // A file is read where its cells will lie: handing each part to another thread and copying it costs more than waiting for it.
    private int ReadInPlace(FileStream file, Span<byte> rest)
    {
        var part = rest[..Math.Min(rest.Length, LargestPart)];
        file.ReadExactly(part);
        _checksum.Add(part);
        return part.Length;
    }

    private async Task<int> ReadThroughBufferAsync<T>(T[] values, int offset, int total)
        where T : unmanaged
    {
        int count = Math.Min(_buffer.Length, total - offset);
        await _stream.ReadExactlyAsync(_buffer.AsMemory(0, count), _cancellationToken);
        _checksum.Add(_buffer.AsSpan(0, count));
        _buffer.AsSpan(0, count).CopyTo(MemoryMarshal.AsBytes(values.AsSpan())[offset..]);
        return count;
    }

    private async Task ExpectChecksumAsync()
    {
        byte[] sum = new byte[8];
        await _stream.ReadExactlyAsync(sum, _cancellationToken);
        if (BitConverter.ToUInt64(sum) != _checksum.Finish())
            throw new InvalidDataException("The column file was changed or damaged: its checksum does not hold.");

        _checksum = new Checksum();
    }

    private static void ExpectCodesInDictionary(TextColumn text)
    {
        int most = text.Dictionary.Count;
        if (text.Codes.ContainsAnyExceptInRange(-1, most - 1))
            throw new InvalidDataException("The column file refers to a text it does not hold.");
    }

    // A damaged body is found by its checksum at the end; until then no length is believed beyond what the header allows.
    private static int Count(int count, int most) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException("The column file was changed or damaged: a length is impossible.");

    private sealed record Entry(ColumnKind Kind, ColumnType Type, byte Scale, string Name);
}
