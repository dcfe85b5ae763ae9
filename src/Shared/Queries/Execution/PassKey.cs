using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>A group key whose values have small codes where they lie: texts by their dictionary, whole numbers of a narrow range.</summary>
internal abstract class PassKey(int cardinality)
{
    private const int MostValues = 1 << 14;

    public int Cardinality => cardinality;

    /// <summary>Makes the code of each row, on top of the codes of the keys before.</summary>
    public abstract void Combine(ReadOnlySpan<int> rows, Span<int> codes);

    /// <summary>The key over a column's array, or null when it has no small codes.</summary>
    public static PassKey? Of(QueryRun run, Vector column) => column switch
    {
        TextVector text when text.Dictionary.Length < MostValues => new Texts(text.Codes, text.Dictionary.Length + 1),
        NumberVector number when LongRange.Of(run, number.Mantissas, NumberColumn.NullMantissa) is { Width: < MostValues } range => new Offsets(number.Mantissas, range),
        _ => null,
    };

    private sealed class Texts(int[] source, int cardinality) : PassKey(cardinality)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Combine(ReadOnlySpan<int> rows, Span<int> codes)
        {
            int width = Cardinality;
            int[] values = source;
            codes = codes[..rows.Length];
            for (int i = 0; i < rows.Length; i++)
                codes[i] = (codes[i] * width) + values[rows[i]] + 1;
        }
    }

    private sealed class Offsets(long[] source, LongRange range) : PassKey((int)range.Width + 1)
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Combine(ReadOnlySpan<int> rows, Span<int> codes)
        {
            int width = Cardinality;
            long[] values = source;
            long below = range.Low - 1;
            codes = codes[..rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                long value = values[rows[i]];
                codes[i] = (codes[i] * width) + (value == NumberColumn.NullMantissa ? 0 : (int)(value - below));
            }
        }
    }
}
