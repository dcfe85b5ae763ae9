using System.Collections;
using Tally.Datasets;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>Rows of one table, each once: a set while they are few, a bit for every row of the table when they are many.</summary>
internal sealed class TableRows(Table table)
{
    private const int MostInSet = 4096;
    private readonly HashSet<int> _few = [];
    private readonly bool[] _parts = new bool[table.Parts.Count];
    private readonly LongPeriod _period = LongPeriod.Of(table);
    private readonly PeriodRange _otherPeriod = new();
    private BitArray? _many;
    private int _part;

    public Table Table => table;

    public IEnumerable<DatasetRef> Datasets => table.Parts.Where((_, part) => _parts[part]).Select(part => part.Profile.Ref);

    /// <summary>False when the row is in already.</summary>
    public bool Add(int row)
    {
        if (!Take(row))
            return false;

        if (!table.Parts[_part].Contains(row))
            _part = table.PartOf(row);

        _parts[_part] = true;
        if (!_period.Add(row))
            _otherPeriod.Add(table, row);

        return true;
    }

    public void WidenPeriod(PeriodRange period)
    {
        foreach (int row in _period.Extremes)
            period.Add(table, row);

        period.Add(_otherPeriod);
    }

    /// <summary>The labels that all rows have in common; not looked for among very many.</summary>
    public IReadOnlyList<Condition> CommonLabels() =>
        _many is null ? RowLabels.Common(table, _few) : RowLabels.OfFile(table) is { } file ? [file] : [];

    private bool Take(int row)
    {
        if (_many is null)
        {
            if (_few.Count < MostInSet)
                return _few.Add(row);

            _many = new BitArray(table.RowCount);
            foreach (int known in _few)
                _many[known] = true;
        }

        if (_many[row])
            return false;

        _many[row] = true;
        return true;
    }
}
