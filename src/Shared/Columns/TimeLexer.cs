namespace Tally.Columns;

/// <summary>Reads what may follow a date: a time of day and an offset.</summary>
internal static class TimeLexer
{
    /// <summary>True when nothing, or exactly a time of day, is left after the date.</summary>
    public static bool TryRest(ReadOnlySpan<byte> rest, ref DateLexeme lexeme)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ((byte)'T' or (byte)' ' or (byte)',') || !TryTime(rest.TrimStart("T ,"u8), out long ticks, out var after))
        {
            return false;
        }

        lexeme.TimeOfDay = ticks;
        return TryOffset(after, ref lexeme);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> after)
    {
        ticks = 0;
        after = text;
        if (!DateLexer.TakeNumber(ref after, out int hour, out int length) || length > 2 || after.IsEmpty || after[0] != ':')
        {
            return false;
        }

        after = after[1..];
        if (!DateLexer.TakeNumber(ref after, out int minute, out length) || length != 2)
        {
            return false;
        }

        int second = 0;
        long fraction = 0;
        if (!after.IsEmpty && after[0] == ':')
        {
            after = after[1..];
            if (!DateLexer.TakeNumber(ref after, out second, out length) || length != 2 || !TakeFraction(ref after, out fraction))
            {
                return false;
            }
        }

        if (!TakeHalfOfDay(ref after, ref hour) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = (((((hour * 60L) + minute) * 60L) + second) * TimeSpan.TicksPerSecond) + fraction;
        return true;
    }

    private static bool TakeFraction(ref ReadOnlySpan<byte> after, out long ticks)
    {
        ticks = 0;
        if (after.IsEmpty || after[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int length = 0;
        long unit = TimeSpan.TicksPerSecond;
        for (after = after[1..]; length < after.Length && after[length] is >= (byte)'0' and <= (byte)'9'; length++)
        {
            unit /= 10;
            ticks += unit * (after[length] - '0');
            if (unit == 0 && after[length] != '0')
            {
                return false;
            }
        }

        after = after[length..];
        return length > 0;
    }

    private static bool TakeHalfOfDay(ref ReadOnlySpan<byte> after, ref int hour)
    {
        var word = after.TrimStart((byte)' ');
        if (word.Length < 2 || (word[1] | 0x20) != 'm' || (word[0] | 0x20) is not ('a' or 'p'))
        {
            return true;
        }

        bool afternoon = (word[0] | 0x20) == 'p';
        after = word[2..];
        if (hour is 0 or > 12)
        {
            return false;
        }

        hour = (hour % 12) + (afternoon ? 12 : 0);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> after, ref DateLexeme lexeme)
    {
        after = after.TrimStart((byte)' ');
        if (after.IsEmpty)
        {
            return true;
        }

        if (after.SequenceEqual("Z"u8) || after.SequenceEqual("UTC"u8))
        {
            lexeme.Offset = 0;
            return true;
        }

        if (after[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        bool negative = after[0] == '-';
        after = after[1..];
        if (!DateLexer.TakeNumber(ref after, out int hours, out int length) || length is not (2 or 4))
        {
            return false;
        }

        int minutes = length == 4 ? hours % 100 : 0;
        hours = length == 4 ? hours / 100 : hours;
        if (!after.IsEmpty && (length == 4 || after[0] != ':' || !TakeMinutes(after[1..], out minutes)))
        {
            return false;
        }

        lexeme.Offset = (short)((negative ? -1 : 1) * ((hours * 60) + minutes));
        return hours <= 14 && minutes < 60;
    }

    private static bool TakeMinutes(ReadOnlySpan<byte> text, out int minutes) =>
        DateLexer.TakeNumber(ref text, out minutes, out int length) && length == 2 && text.IsEmpty;
}
