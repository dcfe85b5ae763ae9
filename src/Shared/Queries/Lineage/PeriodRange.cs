using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The first and last period of rows, in the time column of their table.</summary>
internal sealed class PeriodRange
{
    private Table? _table;
    private TableColumn? _column;
    private string? _name;
    private CellValue _low;
    private CellValue _high;

    public void Add(Table table, int row)
    {
        if (!ReferenceEquals(_table, table))
        {
            _table = table;
            _column = TimeColumn(table);
        }

        if (_column is null || _column.Cells.IsNull(row) || (_name is not null && _name != _column.Name))
            return;

        _name = _column.Name;
        var cell = _column.Cells[row];
        if (_low.IsNull || CellOrder.Compare(cell, _low) < 0)
            _low = cell;

        if (_high.IsNull || CellOrder.Compare(cell, _high) > 0)
            _high = cell;
    }

    /// <summary>Takes another range in.</summary>
    public void Add(PeriodRange other)
    {
        if (other._name is { } name)
            Add(name, other._low, other._high);
    }

    /// <summary>Takes a range of a column in; that of another column than before is left out.</summary>
    public void Add(string name, CellValue low, CellValue high)
    {
        if (_name is not null && _name != name)
            return;

        _low = _name is null || CellOrder.Compare(low, _low) < 0 ? low : _low;
        _high = _name is null || CellOrder.Compare(high, _high) > 0 ? high : _high;
        _name = name;
    }

    public Period? ToPeriod() => _name is null ? null : new Period(_name, _low.ToString(), _high.ToString());

    /// <summary>The column the profile takes the period from, else the first that says when.</summary>
    public static TableColumn? TimeColumn(Table table)
    {
        string? named = table.Parts.Select(part => part.Profile.Period?.Column).FirstOrDefault(column => column is not null);
        return table.Columns.FirstOrDefault(column => column.Name == named) ?? table.Columns.FirstOrDefault(column => column.Role == ColumnRole.Time);
    }
}
