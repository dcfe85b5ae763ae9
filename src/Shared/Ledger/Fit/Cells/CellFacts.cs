using Tally.Columns;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>The coordinates of one ledger cell, in the terms a sentence is checked against.</summary>
internal sealed class CellFacts
{
    private readonly Dictionary<string, HashSet<string>> _pinned = [];
    private readonly Dictionary<string, HashSet<string>> _excluded = [];
    private readonly HashSet<string> _conditioned = [];

    public CellFacts(LedgerCell cell, Vocabulary vocabulary)
    {
        Cell = cell;
        var lineage = cell.Lineage;
        Columns = lineage.Columns.Select(column => Folding.Fold(column)).ToHashSet();
        Measures = Columns.Where(column => vocabulary.Role(column) is ColumnRole.Measure).ToHashSet();
        IsTime = Columns.Count > 0 && Columns.All(column => vocabulary.Role(column) == ColumnRole.Time)
            && lineage.Operation is null or "MIN" or "MAX" or "FIRST" or "LAST" or "MODE" or "MEDIAN" or "YEAR";
        IsCode = Columns.Count > 0 && Columns.All(column => vocabulary.Role(column) is ColumnRole.Key or ColumnRole.Dimension) && lineage.Operation is null or "MIN" or "MAX";
        foreach (var condition in lineage.Coordinates.Concat(cell.Entry.Result.Filters))
            Read(condition);
        AddFiles(lineage, vocabulary);
        AddRow(cell);
        foreach (var label in JoinedLabels.Of(cell))
            _pinned.TryAdd(Folding.Fold(label.Column), [Folding.Fold(label.Values[0])]);
        NamedYears = FilterSpan.OfNames(lineage);
        Asked = FilterSpan.Of(cell);
        Covered = lineage.Operation is "SUM" or "COUNT" ? CoveredBy(lineage, vocabulary) : null;
        Days = TimeDays(cell.Value) ?? NamedYears ?? FilterSpan.OfCopy(cell) ?? PeriodDays(lineage, vocabulary);
    }

    public LedgerCell Cell { get; }

    public CellLineage Lineage => Cell.Lineage;

    /// <summary>Source columns, folded.</summary>
    public IReadOnlySet<string> Columns { get; }

    public IReadOnlySet<string> Measures { get; }

    /// <summary>The cell is itself a year or a date.</summary>
    public bool IsTime { get; }

    /// <summary>A numeric label: a postcode, an id.</summary>
    public bool IsCode { get; }

    public DayRange? Days { get; }

    /// <summary>The period that the executed filters ask for, whatever days of it happen to have rows.</summary>
    public DayRange? Asked { get; }

    /// <summary>What the datasets of a sum or a count cover.</summary>
    public DayRange? Covered { get; }

    /// <summary>The years that its columns' names are: a table with a column a year.</summary>
    public DayRange? NamedYears { get; }

    /// <summary>A difference, a ratio or the like: about all its operands at once.</summary>
    public bool IsComparison => Lineage.Origin == CellOrigin.Derived
        && (Lineage.Operation is "-" or "/" || (Lineage.Operation is null or "ROUND" or "*" or "ABS" && Cell.Entry.Result.Sql.Contains('/', StringComparison.Ordinal)));

    /// <summary>The values the feeding rows have in a column; null when nothing pins it.</summary>
    public IReadOnlySet<string>? Pinned(string column) => _pinned.GetValueOrDefault(column);

    /// <summary>The part of its year that labels of its rows name ("Q3", or "Q3" and "Q4"); null when none do.</summary>
    public DayRange? PartOfYear
    {
        get
        {
            if (Days?.WholeYear is not { } year || _pinned.Values.FirstOrDefault(values => values.Count is > 0 and < 4 && values.All(value => value is ['q' or 't', >= '1' and <= '4'])) is not { } quarters)
                return null;
            int first = quarters.Min(value => value[1]) - '1', last = quarters.Max(value => value[1]) - '1';
            return quarters.Count == last - first + 1 ? DayRange.Month(year, (3 * first) + 1, 3 * quarters.Count) : null;
        }
    }

    public bool Excludes(string column, string value) => _excluded.TryGetValue(column, out var values) && values.Contains(value);

    /// <summary>Whether some executed condition is on the column.</summary>
    public bool IsConditioned(string column) => _conditioned.Contains(column);

    private void Read(Condition condition)
    {
        string column = Folding.Fold(condition.Column);
        _conditioned.Add(column);
        if (condition.Operator is ConditionOperator.Equal or ConditionOperator.In)
        {
            var values = condition.Values.Select(value => Folding.Fold(value)).ToHashSet();
            if (_pinned.TryGetValue(column, out var known))
                known.IntersectWith(values);
            else
                _pinned[column] = values;
        }
        else if (condition.Operator is ConditionOperator.NotEqual or ConditionOperator.NotIn)
        {
            if (!_excluded.TryGetValue(column, out var known))
                _excluded[column] = known = [];
            known.UnionWith(condition.Values.Select(value => Folding.Fold(value)));
        }
    }

    /// <summary>A file read by its own name is pinned to its label though no filter says so.</summary>
    private void AddFiles(CellLineage lineage, Vocabulary vocabulary)
    {
        foreach (var files in lineage.Datasets.Select(dataset => vocabulary.FileLabel(dataset.Id)).GroupBy(label => label.Column))
        {
            if (!_pinned.ContainsKey(files.Key))
                _pinned[files.Key] = [.. files.Select(label => label.Value)];
        }
    }

    /// <summary>A label of another table that was joined stands in the figure's own row.</summary>
    private void AddRow(LedgerCell cell)
    {
        var result = cell.Entry.Result;
        for (int column = 0; column < result.Columns.Count; column++)
        {
            bool isLabel = result.Columns[column] is { Type: ColumnType.Text, Sources: [_] } && result.Lineage[cell.Row][column] is { Origin: CellOrigin.Plain, Operation: null } && result.Rows[cell.Row][column].Kind == CellKind.Text;
            if (isLabel && IsOfSameRow(cell.Lineage, result.Lineage[cell.Row][column]))
                _pinned.TryAdd(Folding.Fold(result.Columns[column].Sources[0]), [Folding.Fold(result.Rows[cell.Row][column].AsText())]);
        }
    }

    /// <summary>Both say the same of some column, and nothing different of any.</summary>
    private static bool IsOfSameRow(CellLineage figure, CellLineage label)
    {
        var shared = label.Coordinates.Join(figure.Coordinates, condition => Folding.Fold(condition.Column), condition => Folding.Fold(condition.Column), (left, right) => left.Values.SequenceEqual(right.Values)).ToArray();
        return shared.Length > 0 && Array.TrueForAll(shared, same => same);
    }

    private DayRange? TimeDays(CellValue value) => value.Kind switch
    {
        CellKind.Date => DayRange.Day(value.AsDate()),
        CellKind.DateTime => DayRange.Day(DateOnly.FromDateTime(value.AsDateTime())),
        _ when IsTime => DayRange.Parse(value.ToString()),
        _ => null,
    };

    private static DayRange MonthOf(DayRange day) => DayRange.Month(DateOnly.FromDayNumber(day.First).Year, DateOnly.FromDayNumber(day.First).Month);

    private DayRange? PeriodDays(CellLineage lineage, Vocabulary vocabulary)
    {
        if (lineage.Period is { } period)
            return DayRange.Parse(period.From) is { } from && DayRange.Parse(period.To) is { } to ? from.To(lineage.Datasets.Count > 0 && vocabulary.IsMonthly(lineage.Datasets[0].Id, period.Column) ? MonthOf(to) : to) : null;
        if (lineage.Origin == CellOrigin.Constant)
            return null;
        if (lineage.RowCount == 0 && Asked is { } asked)
            return asked;
        return CoveredBy(lineage, vocabulary);
    }

    private static DayRange? CoveredBy(CellLineage lineage, Vocabulary vocabulary)
    {
        DayRange? covered = null;
        foreach (var dataset in lineage.Datasets)
        {
            if (vocabulary.Profile(dataset.Id) is { } profile && Vocabulary.Coverage(profile) is { } days)
                covered = covered?.To(days) ?? days;
        }

        return covered;
    }
}
