namespace Tally.Columns;

/// <summary>Recognises numbers as people and programs write them, without deciding yet what their separators mean.</summary>
internal static class NumberLexer
{
    private const int LongestNumber = 80;

    /// <summary>Whether the trimmed cell looks like a number under any convention.</summary>
    public static bool TryLex(ReadOnlySpan<byte> cell, out NumberLexeme lexeme)
    {
        lexeme = default;
        if (cell.IsEmpty || cell.Length > LongestNumber)
        {
            return false;
        }

        if (SimpleNumber.TryScan(cell, out var simple))
        {
            simple.Describe(cell, ref lexeme);
            return true;
        }

        lexeme.Digits = cell;
        return TryDress(ref lexeme) && TryDigits(ref lexeme);
    }

    /// <summary>Takes sign, parentheses and unit off.</summary>
    private static bool TryDress(ref NumberLexeme lexeme)
    {
        bool signed = TakeSign(ref lexeme);
        var cell = lexeme.Digits;
        if (cell.Length > 2 && cell[0] == '(' && cell[^1] == ')' && !signed)
        {
            cell = lexeme.Digits = Utf8Text.Trim(cell[1..^1]);
            lexeme.Negative = lexeme.Parenthesised = true;
            signed = true;
        }

        if (cell.IsEmpty)
        {
            return false;
        }

        if (!IsDigitOrPoint(cell[0]))
        {
            lexeme.Unit = NumberUnits.FindPrefix(cell, out int length);
            if (lexeme.Unit == NumberUnits.None)
            {
                return false;
            }

            lexeme.Digits = Utf8Text.Trim(cell[length..]);
            if (lexeme.Digits.IsEmpty || (TakeSign(ref lexeme) && signed))
            {
                return false;
            }
        }

        return TakeSuffix(ref lexeme);
    }

    private static bool TakeSign(ref NumberLexeme lexeme)
    {
        var cell = lexeme.Digits;
        ReadOnlySpan<byte> minus = "−"u8;
        int length = cell.IsEmpty ? 0 : cell[0] is (byte)'-' or (byte)'+' ? 1 : cell.StartsWith(minus) ? minus.Length : 0;
        if (length > 0)
        {
            lexeme.Negative = cell[0] != '+';
            lexeme.Digits = Utf8Text.Trim(cell[length..]);
        }

        return length > 0;
    }

    private static bool TakeSuffix(ref NumberLexeme lexeme)
    {
        var cell = lexeme.Digits;
        int last = cell.LastIndexOfAnyInRange((byte)'0', (byte)'9');
        if (last < 0 || !IsDigitOrPoint(cell[0]))
        {
            return false;
        }

        var tail = cell[(last + 1)..];
        if (tail.IsEmpty || tail.SequenceEqual("."u8) || tail.SequenceEqual(".-"u8) || tail.SequenceEqual(".–"u8) || tail.SequenceEqual(".—"u8))
        {
            // 12.– is how Swiss prices say that there are no cents.
            lexeme.Digits = tail.Length > 1 || lexeme.Unit != NumberUnits.None ? cell[..(last + 1)] : cell;
            return true;
        }

        // The last digit may belong to the unit itself: 12 m2.
        var written = Utf8Text.Trim(tail);
        byte unit = NumberUnits.Find(written);
        if (unit == NumberUnits.None && cell.LastIndexOfAny((byte)' ', (byte)0xA0, (byte)0xAF) is > 0 and var space)
        {
            written = cell[(space + 1)..];
            unit = NumberUnits.Find(written);
            tail = cell[space..];
            last = LastDigitBefore(cell, space);
        }

        bool glued = tail.Length == written.Length;
        if (unit == NumberUnits.None || last < 0 || lexeme.Unit != NumberUnits.None || (glued && NumberUnits.NeedsSpace(written)))
        {
            return false;
        }

        lexeme.Unit = unit;
        lexeme.Digits = cell[..(last + 1)];
        return true;
    }

    private static int LastDigitBefore(ReadOnlySpan<byte> cell, int end) => cell[..end].LastIndexOfAnyInRange((byte)'0', (byte)'9');

    private static bool TryDigits(ref NumberLexeme lexeme)
    {
        var core = lexeme.Digits;
        int exponentAt = core.IndexOfAny((byte)'e', (byte)'E');
        if (exponentAt > 0)
        {
            if (!TryExponent(core[(exponentAt + 1)..], out lexeme.Exponent))
            {
                return false;
            }

            lexeme.HasExponent = true;
            core = core[..exponentAt];
        }

        lexeme.Digits = core;
        var runs = new DigitRuns();
        if (!runs.TryRead(core))
        {
            return false;
        }

        lexeme.LeadingZero = runs.HasLeadingZero;
        (lexeme.Fits, lexeme.Fractional) = runs.Conventions();
        if (lexeme.HasExponent)
        {
            // 12E5 without a decimal sign is as likely a code; 1.2E5 and 1E+05 are numbers.
            bool sure = !lexeme.Fractional.IsEmpty || core.Length == 1;
            lexeme.Fits = sure ? lexeme.Fits.And(lexeme.Fractional.IsEmpty ? ConventionSet.All : lexeme.Fractional) : ConventionSet.None;
        }

        return !lexeme.Fits.IsEmpty;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        bool negative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is (byte)'-' or (byte)'+')
        {
            text = text[1..];
        }

        exponent = 0;
        if (text.IsEmpty || text.Length > 4 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (byte digit in text)
        {
            exponent = (exponent * 10) + (digit - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool IsDigitOrPoint(byte value) => value is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)',';
}
