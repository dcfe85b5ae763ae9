using System.Text;

namespace Tally.Csv;

/// <summary>Gives back the quotes and dashes of Windows-1252 that an earlier conversion to UTF-8 made into control characters.</summary>
internal sealed class StrayControlsStream(Stream utf8) : ReadOnceStream(utf8)
{
    private static readonly byte[][] Meant = [.. Enumerable.Range(0x80, 0x20).Select(Character)];

    private readonly byte[] _raw = new byte[32 * 1024];
    private readonly byte[] _clean = new byte[64 * 1024];
    private int _kept;
    private int _at;
    private int _length;

    public override int Read(Span<byte> buffer)
    {
        if (_at == _length && !Refill())
        {
            return 0;
        }

        int taken = Math.Min(buffer.Length, _length - _at);
        _clean.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    private bool Refill()
    {
        int read = Inner.Read(_raw, _kept, _raw.Length - _kept);
        int length = _kept + read;
        (_at, _length, _kept) = (0, 0, 0);
        for (int i = 0; i < length; i++)
        {
            if (_raw[i] != 0xC2)
            {
                _clean[_length++] = _raw[i];
            }
            else if (i + 1 == length && read > 0)
            {
                (_raw[0], _kept) = (_raw[i], 1);
            }
            else if (i + 1 < length && _raw[i + 1] is >= 0x80 and <= 0x9F)
            {
                Meant[_raw[++i] - 0x80].CopyTo(_clean, _length);
                _length += Meant[_raw[i] - 0x80].Length;
            }
            else
            {
                _clean[_length++] = _raw[i];
            }
        }

        return _length > 0 || (read > 0 && Refill());
    }

    private static byte[] Character(int code) =>
        Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString([(byte)code]));
}
