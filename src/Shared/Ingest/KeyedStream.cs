using System.Text;

namespace Tally.Ingest;

/// <summary>Writes keyed records while the rows go by. Right only if no key comes twice, which shows at the end.</summary>
internal sealed class KeyedStream
{
    private readonly Utf8Buffer _to;

    public KeyedStream(Stream output, string context)
    {
        _to = new Utf8Buffer(output);
        _to.Write("{\n\"contexte\":"u8);
        CellJson.WriteString(_to, Encoding.UTF8.GetBytes(context));
    }

    /// <summary>Adds a record whose key's value lies at the given place, behind a name of the given length.</summary>
    public void Add(ReadOnlySpan<byte> record, (int Start, int End) value, int nameLength)
    {
        var key = record[value.Start..value.End];
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
