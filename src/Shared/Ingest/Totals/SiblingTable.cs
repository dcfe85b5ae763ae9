using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest.Totals;

/// <summary>One file of a collection as figures by key and column.</summary>
internal sealed class SiblingTable
{
    private readonly OpenedDataset _file;
    private readonly RoundedPlaces _rounding;
    private readonly Dictionary<(string Key, string Column), (int Row, int Place, decimal Value)> _figures = [];

    private SiblingTable(OpenedDataset file)
    {
        _file = file;
        _rounding = new RoundedPlaces(file.Columns);
    }

    public DatasetProfile Profile => _file.Profile;

    public IReadOnlyList<int> Lines => _file.Lines;

    public int Count => _figures.Count;

    /// <summary>All figures without their signs.</summary>
    public decimal Size { get; private set; }

    /// <summary>Null when the file has no key to add by, or figures too large to add.</summary>
    public static SiblingTable? Of(OpenedDataset file)
    {
        int key = file.Profile.KeyColumn is { } name ? file.Profile.Columns.ToList().FindIndex(column => column.Name == name) : -1;
        var table = new SiblingTable(file);
        try
        {
            return key >= 0 && table.Fill(key) ? table : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Each figure beside what the others add up to; no sum where none of them has its key and column.</summary>
    public IEnumerable<(int Row, string Column, DeclaredSum? Sum, int Holders)> Against(IReadOnlyList<SiblingTable> parts)
    {
        foreach (var (place, (row, column, declared)) in _figures)
        {
            decimal sum = 0;
            int holders = 0;
            foreach (var part in parts)
            {
                if (part._figures.TryGetValue(place, out var figure))
                {
                    sum += figure.Value;
                    holders++;
                }
            }

            bool exact = sum == declared;
            yield return (row, place.Column, holders == 0 ? null : new DeclaredSum(declared, sum, exact ? 0 : _rounding.Tolerance(column, holders)), holders);
        }
    }

    private bool Fill(int key)
    {
        for (int i = 0; i < _file.Columns.Count; i++)
        {
            var (column, described) = (_file.Columns[i], _file.Profile.Columns[i]);
            if (described.Role != ColumnRole.Measure || !DeclaredSum.IsAdditive(described.Name, described.Unit))
            {
                continue;
            }

            for (int row = 0; row < _file.RowCount; row++)
            {
                var value = column[row];
                if (value.IsNull)
                {
                    continue;
                }

                if (!_figures.TryAdd((_file.Columns[key][row].ToString(), column.Name), (row, i, value.AsNumber())))
                {
                    return false;
                }

                Size += Math.Abs(value.AsNumber());
            }
        }

        return true;
    }
}
