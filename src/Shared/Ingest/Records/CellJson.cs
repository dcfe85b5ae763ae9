using System.Runtime.CompilerServices;
using System.Buffers;
using System.Buffers.Text;
using Tally.Columns;

namespace Tally.Ingest.Records;

/// <summary>Writes a cell as JSON straight from the file's bytes: numbers digit by digit, so that nothing is rounded.</summary>
internal static class CellJson
{
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(Utf8Buffer to, ReadOnlySpan<byte> cell, ColumnPlan plan)
    {
        if (plan.Type == ColumnType.Text)
        {
            WriteText(to, cell);
            return;
        }

        if (plan is { Type: ColumnType.Date, Dates: DateOrder.YearMonthDay } && IsoDate.TryScan(cell, out _))
        {
            to.Write((byte)'"');
            to.Write(cell);
            to.Write((byte)'"');
            return;
        }

        var reading = WriteTyped(to, cell, plan);
        if (reading == CellReading.Null)
        {
            to.Write("null"u8);
        }
        else if (reading == CellReading.Misfit)
        {
            WriteText(to, cell);
        }
    }

    /// <summary>The trimmed text as a JSON string; null when there is none.</summary>
    public static void WriteText(Utf8Buffer to, ReadOnlySpan<byte> cell)
    {
        var text = CellParser.Text(cell);
        if (text.IsEmpty)
        {
            to.Write("null"u8);
            return;
        }

        WriteString(to, text);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteString(Utf8Buffer to, ReadOnlySpan<byte> text)
    {
        to.Write((byte)'"');
        for (int next; (next = text.IndexOfAny(Escaped)) >= 0; text = text[(next + 1)..])
        {
            to.Write(text[..next]);
            WriteEscape(to, text[next]);
        }

        to.Write(text);
        to.Write((byte)'"');
    }

    private static void WriteEscape(Utf8Buffer to, byte value)
    {
        to.Write(value switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => "\\u00"u8,
        });
        if (value < 0x20 && value is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            to.Write("0123456789abcdef"u8[value >> 4]);
            to.Write("0123456789abcdef"u8[value & 15]);
        }
    }

    private static CellReading WriteTyped(Utf8Buffer to, ReadOnlySpan<byte> cell, ColumnPlan plan)
    {
        CellReading reading;
        switch (plan.Type)
        {
            case ColumnType.Integer or ColumnType.Decimal:
                reading = CellParser.TryNumber(cell, plan, out var number);
                return reading == CellReading.Value && !NumberJson.TryWrite(to, number, plan.DecimalComma) ? CellReading.Misfit : reading;
            case ColumnType.Date:
                reading = CellParser.TryDate(cell, plan, out var date);
                if (reading == CellReading.Value)
                {
                    WriteMoment(to, date.ToDateTime(TimeOnly.MinValue), withTime: false);
                }

                return reading;
            case ColumnType.DateTime:
                reading = CellParser.TryDateTime(cell, plan, out var moment);
                if (reading == CellReading.Value)
                {
                    WriteMoment(to, moment, withTime: true);
                }

                return reading;
            default:
                reading = CellParser.TryTruth(cell, plan, out bool truth);
                if (reading == CellReading.Value)
                {
                    to.Write(truth ? "true"u8 : "false"u8);
                }

                return reading;
        }
    }

    private static void WriteMoment(Utf8Buffer to, DateTime moment, bool withTime)
    {
        to.Write((byte)'"');
        Utf8Formatter.TryFormat(moment, to.Room(40), out int length, new StandardFormat('O'));

        // 2020-01-02T03:04:05.0000000 without the fraction's zeros.
        int wanted = withTime ? to.Room(40)[..length].TrimEnd((byte)'0').Length : 10;
        wanted = withTime && wanted == 20 ? 19 : wanted;
        to.Advance(wanted);
        to.Write((byte)'"');
    }
}
