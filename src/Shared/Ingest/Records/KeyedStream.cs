using System.Runtime.CompilerServices;
using System.Text;

namespace Tally.Ingest.Records;

/// <summary>
/// Writes keyed records while the rows go by. Right only if no key comes twice: among the first rows that is seen, and nothing
/// more is written; later it shows at the end, when the keys are counted.
/// </summary>
internal sealed class KeyedStream(Stream output, string context)
{
    private const int RowsLookedAt = 1024;

    private readonly Utf8Buffer _to = new(output);
    private readonly long _start = output.CanSeek ? output.Position : 0;
    private readonly HashSet<string> _first = new(StringComparer.Ordinal);
    private int _rows;
    private bool _repeats;

    public void Forget()
    {
        _to.Clear();
        if (output.CanSeek && output.Position != _start)
        {
            output.SetLength(_start);
            output.Position = _start;
        }
    }

    public void Begin()
    {
        Forget();
        (_rows, _repeats) = (0, false);
        _first.Clear();
        _to.Write("{\n\"contexte\":"u8);
        CellJson.WriteString(_to, Encoding.UTF8.GetBytes(context));
    }

    /// <summary>Adds a record whose key's value lies at the given place, behind a name of the given length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> record, (int Start, int End) value, int nameLength)
    {
        var key = record[value.Start..value.End];
        if (_repeats || (_rows++ < RowsLookedAt && (_repeats = !_first.Add(Encoding.UTF8.GetString(key)))))
        {
            return;
        }

        _to.Write(",\n"u8);
        WriteKey(key);
        _to.Write((byte)':');

        // Without the key's member and the comma that it leaves behind.
        var before = record[..(value.Start - nameLength)];
        var after = record[value.End..];
        after = before.Length == 1 && after[0] == ',' ? after[1..] : after;
        _to.Write(before);
        _to.Write(after);
        _to.FlushIfFull();
    }

    public void Finish()
    {
        _to.Write("\n}\n"u8);
        _to.Flush();
    }

    private void WriteKey(ReadOnlySpan<byte> value)
    {
        bool isText = value[0] == '"';
        if (!isText)
        {
            _to.Write((byte)'"');
        }

        _to.Write(value.SequenceEqual("null"u8) ? default : value);
        if (!isText)
        {
            _to.Write((byte)'"');
        }
    }
}
