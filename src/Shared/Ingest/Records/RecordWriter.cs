using System.Runtime.CompilerServices;
using System.Text;
using Tally.Columns;

namespace Tally.Ingest.Records;

/// <summary>Writes the cells of records as JSON members, names encoded once. Where the file's bytes are the JSON, they are copied.</summary>
internal sealed class RecordWriter
{
    private readonly ColumnPlan[] _plans;
    private readonly byte[][] _names;

    // The separator a column's numbers may have, or a byte that none has.
    private readonly byte[] _points;
    private readonly WordMemory?[] _words;

    public RecordWriter(IReadOnlyList<ColumnPlan> plans)
    {
        _plans = [.. plans];
        _names = [.. plans.Select((plan, i) => Name(plan.Name, first: i == 0))];
        _points = [.. plans.Select(PointOf)];
        _words = [.. plans.Select(plan => plan.Type == ColumnType.Boolean ? new WordMemory() : null)];
    }

    private const byte NoNumbers = 1;

    private const byte NoPoint = 2;

    /// <summary>How many bytes a column's name takes in a record, with what stands before and after it.</summary>
    public int NameLength(int column) => _names[column].Length;

    /// <summary>Writes the member. True when the number is all that the cell says to its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool WriteMember(Utf8Buffer to, int column, ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        to.Write(_names[column]);
        byte point = _points[column];
        if (!number.IsNone && point != NoNumbers && (number.Separator == 0 || number.Separator == point))
        {
            NumberJson.Copy(to, cell, number);
            return true;
        }

        if (_words[column] is { } words && words.Find(cell) is { Pairs: not 0 } meaning && (meaning.Pairs & (1 << _plans[column].TruthPair)) != 0)
        {
            to.Write(meaning.Truth ? "true"u8 : "false"u8);
        }
        else
        {
            CellJson.Write(to, cell, _plans[column]);
        }

        return false;
    }

    private static byte PointOf(ColumnPlan plan) => plan.Type switch
    {
        ColumnType.Integer => NoPoint,
        ColumnType.Decimal => plan.DecimalComma ? (byte)',' : (byte)'.',
        _ => NoNumbers,
    };

    private static byte[] Name(string name, bool first)
    {
        var buffer = new Utf8Buffer();
        if (!first)
        {
            buffer.Write((byte)',');
        }

        CellJson.WriteString(buffer, Encoding.UTF8.GetBytes(name));
        buffer.Write((byte)':');
        return buffer.Written.ToArray();
    }
}
