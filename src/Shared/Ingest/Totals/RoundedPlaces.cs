using Tally.Columns;

namespace Tally.Ingest.Totals;

/// <summary>To how many places the figures of each column were rounded; looked at once a column, when somebody asks.</summary>
internal sealed class RoundedPlaces(IReadOnlyList<Column> columns)
{
    private readonly int?[] _places = new int?[columns.Count];

    /// <summary>
    /// How far a total may be from the sum of so many figures that were rounded one by one: a unit of the last place times
    /// the root of how many there are, which is how chance adds them up. Whole numbers are counts; nothing was rounded.
    /// </summary>
    public decimal Tolerance(int column, int parts)
    {
        int places = _places[column] ??= Count(columns[column]);
        return places == 0 ? 0 : new decimal(1, 0, 0, false, (byte)places) * (decimal)Math.Sqrt(parts + 1);
    }

    private static int Count(Column column)
    {
        int places = 0;
        for (int row = 0; row < column.Count && column.Type == ColumnType.Decimal; row++)
        {
            places = column.IsNull(row) ? places : Math.Max(places, column[row].AsNumber().Scale);
        }

        return places;
    }
}
