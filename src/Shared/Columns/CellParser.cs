namespace Tally.Columns;

/// <summary>What a cell turned out to be under its column's plan.</summary>
internal enum CellReading : byte
{
    Value,

    /// <summary>Empty, or a word for "no value".</summary>
    Null,

    /// <summary>Says something that the column's type cannot hold.</summary>
    Misfit,
}

/// <summary>Reads cells by their column's plan. The only place where text becomes a number, a date or a truth value.</summary>
internal static class CellParser
{
    public static CellReading TryNumber(ReadOnlySpan<byte> cell, ColumnPlan plan, out NumberLexeme number)
    {
        cell = Utf8Text.Trim(cell);
        if (!NumberLexer.TryLex(cell, out number))
        {
            return CellWords.IsNull(cell) ? CellReading.Null : CellReading.Misfit;
        }

        bool fits = number.Fits.Contains(plan.Numbers) && !number.LeadingZero
            && (number.Unit == NumberUnits.None || number.Unit == plan.UnitIndex)
            && (plan.Type == ColumnType.Decimal || number.Fractional.IsEmpty || !number.Fractional.Contains(plan.Numbers));
        return fits ? CellReading.Value : CellReading.Misfit;
    }

    public static CellReading TryDate(ReadOnlySpan<byte> cell, ColumnPlan plan, out DateOnly date)
    {
        var reading = Lex(cell, plan, out var lexeme);
        bool midnight = reading == CellReading.Value && lexeme.TimeOfDay is null or 0;
        date = reading == CellReading.Value ? lexeme.Day(plan.Dates) : default;
        return reading == CellReading.Value && !midnight ? CellReading.Misfit : reading;
    }

    public static CellReading TryDateTime(ReadOnlySpan<byte> cell, ColumnPlan plan, out DateTime moment)
    {
        var reading = Lex(cell, plan, out var lexeme);
        moment = reading == CellReading.Value
            ? lexeme.Day(plan.Dates).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified).AddTicks(lexeme.TimeOfDay ?? 0)
            : default;
        return reading;
    }

    public static CellReading TryTruth(ReadOnlySpan<byte> cell, ColumnPlan plan, out bool truth)
    {
        cell = Utf8Text.Trim(cell);
        int pairs = CellWords.Truth(cell, out truth);
        return (pairs & (1 << plan.TruthPair)) != 0 ? CellReading.Value : CellWords.IsNull(cell) ? CellReading.Null : CellReading.Misfit;
    }

    /// <summary>A text cell is null only when nothing is written in it: NA may be Namibia.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> cell) => Utf8Text.Trim(cell);

    /// <summary>The cell as an exact value.</summary>
    public static CellReading Read(ReadOnlySpan<byte> cell, ColumnPlan plan, out CellValue value)
    {
        value = CellValue.Null;
        switch (plan.Type)
        {
            case ColumnType.Integer or ColumnType.Decimal:
                var reading = TryNumber(cell, plan, out var number);
                if (reading == CellReading.Value && !NumberReader.TryReadDecimal(number, plan.DecimalComma, out decimal exact))
                {
                    return CellReading.Misfit;
                }
                else
                {
                    NumberReader.TryReadDecimal(number, plan.DecimalComma, out exact);
                    value = reading == CellReading.Value ? CellValue.Of(exact) : value;
                    return reading;
                }

            case ColumnType.Date:
                reading = TryDate(cell, plan, out var date);
                value = reading == CellReading.Value ? CellValue.Of(date) : value;
                return reading;
            case ColumnType.DateTime:
                reading = TryDateTime(cell, plan, out var moment);
                value = reading == CellReading.Value ? CellValue.Of(moment) : value;
                return reading;
            case ColumnType.Boolean:
                reading = TryTruth(cell, plan, out bool truth);
                value = reading == CellReading.Value ? CellValue.Of(truth) : value;
                return reading;
            default:
                var text = Text(cell);
                value = text.IsEmpty ? value : CellValue.Of(System.Text.Encoding.UTF8.GetString(text));
                return text.IsEmpty ? CellReading.Null : CellReading.Value;
        }
    }

    private static CellReading Lex(ReadOnlySpan<byte> cell, ColumnPlan plan, out DateLexeme lexeme)
    {
        cell = Utf8Text.Trim(cell);
        return DateLexer.TryLex(cell, out lexeme)
            ? lexeme.Allows(plan.Dates) ? CellReading.Value : CellReading.Misfit
            : CellWords.IsNull(cell) ? CellReading.Null : CellReading.Misfit;
    }
}
