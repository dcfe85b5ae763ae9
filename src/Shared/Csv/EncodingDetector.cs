using System.Text;
using System.Text.Unicode;

namespace Tally.Csv;

/// <summary>Finds a file's encoding from its bytes: marks first, then validity, then what the text would look like.</summary>
internal static class EncodingDetector
{
    private const int SampleBytes = 256 * 1024;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The encoding, or null when the bytes are no text.</summary>
    public static TextEncoding? Detect(SpooledBytes bytes)
    {
        byte[] head = bytes.Head(SampleBytes);
        if (ByMark(head, bytes) is { } marked)
        {
            return marked;
        }

        if (ByZeros(head) is { } wide)
        {
            return wide;
        }

        if (IsBinary(head))
        {
            return null;
        }

        var (invalid, beyondAscii, stray) = CountInvalidUtf8(bytes);
        if (invalid == 0)
        {
            return new TextEncoding { Encoding = Encoding.UTF8, Name = "utf-8", HasStrayControls = stray > 0 };
        }

        if (invalid * 20 < beyondAscii)
        {
            return Repairing(0, invalid);
        }

        return LegacyEncodings.Detect(head);
    }

    /// <summary>The encoding of that name, or null when nobody knows it.</summary>
    public static TextEncoding? ByName(string name, SpooledBytes bytes)
    {
        byte[] head = bytes.Head(8);
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            var marked = ByMark(head, bytes);
            int mark = marked?.Encoding.CodePage == encoding.CodePage ? marked.MarkLength : 0;
            return new TextEncoding { Encoding = encoding, Name = encoding.WebName, MarkLength = mark };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static TextEncoding? ByMark(ReadOnlySpan<byte> head, SpooledBytes bytes)
    {
        int mark = 0;
        while (head[mark..].StartsWith(Utf8Mark))
        {
            mark += Utf8Mark.Length;
        }

        if (mark > 0)
        {
            var (invalid, _, stray) = CountInvalidUtf8(bytes);
            return invalid > 0 ? Repairing(mark, invalid) : new TextEncoding { Encoding = Encoding.UTF8, Name = "utf-8", MarkLength = mark, HasStrayControls = stray > 0 };
        }

        ReadOnlySpan<byte> little = [0xFF, 0xFE];
        ReadOnlySpan<byte> big = [0xFE, 0xFF];
        ReadOnlySpan<byte> little32 = [0xFF, 0xFE, 0, 0];
        if (head.StartsWith(little32) && head.Length > 4 && head.Length % 4 == 0)
        {
            return new TextEncoding { Encoding = Encoding.UTF32, Name = "utf-32", MarkLength = 4 };
        }

        if (head.StartsWith(little) || head.StartsWith(big))
        {
            bool isLittle = head.StartsWith(little);
            while (head[mark..].StartsWith(isLittle ? little : big))
            {
                mark += 2;
            }

            return Utf16(isLittle, mark);
        }

        return null;
    }

    private static TextEncoding Utf16(bool little, int mark) => new()
    {
        Encoding = little ? Encoding.Unicode : Encoding.BigEndianUnicode,
        Name = little ? "utf-16le" : "utf-16be",
        MarkLength = mark,
    };

    // Western text in UTF-16 has a zero in every other byte.
    private static TextEncoding? ByZeros(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                (even, odd) = (even + 1 - (i & 1), odd + (i & 1));
            }
        }

        int half = head.Length / 2;
        bool little = odd * 10 > half * 4 && even * 20 < Math.Max(odd, 1);
        bool big = even * 10 > half * 4 && odd * 20 < Math.Max(even, 1);
        return head.Length >= 4 && (little || big) ? Utf16(little, 0) : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        int controls = 0;
        foreach (byte value in head)
        {
            controls += value < 0x20 && value is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f' or 0x1A or 0x1B) ? 1 : 0;
        }

        ReadOnlySpan<byte> pdf = "%PDF-"u8;
        return head.Contains((byte)0) || head.StartsWith(pdf) || controls * 50 > head.Length;
    }

    private static TextEncoding Repairing(int mark, int invalid) => new()
    {
        Encoding = Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new Windows1252Fallback()),
        Name = "utf-8",
        MarkLength = mark,
        Undecodable = invalid,
    };

    private static (int Invalid, int BeyondAscii, int StrayControls) CountInvalidUtf8(SpooledBytes bytes)
    {
        if (bytes.Utf8 is { IsValid: true } seen)
        {
            return (0, 0, seen.StrayControls);
        }

        using var stream = bytes.Open();
        byte[] buffer = new byte[(int)Math.Min(SampleBytes, bytes.Length + 1)];
        var (invalid, beyond, stray, kept) = (0, 0, 0, 0);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            int length = kept + read;
            int whole = length - Utf8Scan.IncompleteTail(buffer.AsSpan(0, length));
            var span = buffer.AsSpan(0, whole);
            if (!Utf8.IsValid(span))
            {
                invalid += CountInvalid(span);
                beyond += CountBeyondAscii(span);
            }
            else if (!Ascii.IsValid(span))
            {
                stray += Utf8Scan.CountStrayControls(span);
            }

            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }

        return (invalid + (kept > 0 ? 1 : 0), beyond, stray);
    }

    private static int CountBeyondAscii(ReadOnlySpan<byte> span)
    {
        int count = 0;
        foreach (byte value in span)
        {
            count += value >> 7;
        }

        return count;
    }

    private static int CountInvalid(ReadOnlySpan<byte> span)
    {
        int invalid = 0;
        while (!span.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(span, out _, out int consumed);
            invalid += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            span = span[consumed..];
        }

        return invalid;
    }
}
