namespace Tally.Columns;

/// <summary>Recognises dates, with or without a time of day, without deciding yet whether day or month comes first.</summary>
internal static class DateLexer
{
    private const byte YearFirst = 1 << (int)DateOrder.YearMonthDay;
    private const byte DayFirst = 1 << (int)DateOrder.DayMonthYear;
    private const byte MonthFirst = 1 << (int)DateOrder.MonthDayYear;

    public static bool TryLex(ReadOnlySpan<byte> cell, out DateLexeme lexeme)
    {
        lexeme = default;
        if (cell.Length is < 6 or > 45)
        {
            return false;
        }

        bool digitFirst = cell[0] is >= (byte)'0' and <= (byte)'9';
        var rest = cell;
        bool read = digitFirst ? TryNumeric(ref rest, ref lexeme) : TryMonthFirst(ref rest, ref lexeme);
        return read && TimeLexer.TryRest(rest, ref lexeme);
    }

    private static bool TryNumeric(ref ReadOnlySpan<byte> rest, ref DateLexeme lexeme)
    {
        if (!TakeNumber(ref rest, out lexeme.First, out int firstLength) || rest.IsEmpty)
        {
            return false;
        }

        byte separator = rest[0];
        if (separator is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' '))
        {
            return false;
        }

        rest = rest[1..];
        if (firstLength <= 2 && TryNamedMonth(ref rest, ref lexeme))
        {
            return true;
        }

        if (separator == ' ' || !TakeNumber(ref rest, out lexeme.Second, out int secondLength) || secondLength > 2
            || rest.IsEmpty || rest[0] != separator)
        {
            return false;
        }

        rest = rest[1..];
        if (!TakeNumber(ref rest, out lexeme.Third, out int thirdLength))
        {
            return false;
        }

        if (firstLength == 4)
        {
            return thirdLength <= 2 && lexeme.Settle(YearFirst);
        }

        lexeme.TwoDigitYear = thirdLength == 2;
        return firstLength <= 2 && thirdLength is 2 or 4 && lexeme.Settle(DayFirst | MonthFirst);
    }

    // After "12 ", "12-" or "12. ": "janvier 2020", "Jan-20".
    private static bool TryNamedMonth(ref ReadOnlySpan<byte> rest, ref DateLexeme lexeme)
    {
        var ahead = Utf8Text.Trim(rest);
        if (!TakeMonth(ref ahead, out lexeme.Second) || !TakeYear(ref ahead, ref lexeme, out lexeme.Third))
        {
            return false;
        }

        rest = ahead;
        return lexeme.Settle(DayFirst);
    }

    // "Jan 12, 2020", "February 3 2019".
    private static bool TryMonthFirst(ref ReadOnlySpan<byte> rest, ref DateLexeme lexeme)
    {
        if (!TakeMonth(ref rest, out lexeme.First) || !TakeNumber(ref rest, out lexeme.Second, out int length) || length > 2
            || rest.IsEmpty || rest[0] is not ((byte)',' or (byte)' ' or (byte)'-'))
        {
            return false;
        }

        return TakeYear(ref rest, ref lexeme, out lexeme.Third) && lexeme.Settle(MonthFirst);
    }

    private static bool TakeYear(ref ReadOnlySpan<byte> rest, ref DateLexeme lexeme, out int year)
    {
        rest = rest.TrimStart(", -./"u8);
        bool taken = TakeNumber(ref rest, out year, out int length) && length is 2 or 4;
        lexeme.TwoDigitYear = length == 2;
        return taken;
    }

    private static bool TakeMonth(ref ReadOnlySpan<byte> rest, out int month)
    {
        int length = rest.IndexOfAny(" .-/,"u8);
        month = length > 0 ? MonthNames.Find(rest[..length]) : 0;
        if (month > 0)
        {
            rest = rest[length..].TrimStart(" .-/,"u8);
        }

        return month > 0;
    }

    internal static bool TakeNumber(ref ReadOnlySpan<byte> rest, out int number, out int length)
    {
        number = 0;
        length = 0;
        while (length < rest.Length && length < 5 && rest[length] is >= (byte)'0' and <= (byte)'9')
        {
            number = (number * 10) + (rest[length++] - '0');
        }

        rest = rest[length..];
        return length is > 0 and < 5;
    }
}
