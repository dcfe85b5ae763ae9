using System.Globalization;
using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>Says when a filter asks for a value that no row holds: the nearest values, or the period that is covered.</summary>
internal static class FilterAdvice
{
    private const int MostPatterns = 100_000;

    public static void Give(QueryRun run, Frame input, IReadOnlyList<FilterCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (Column(input, condition) is not { } column || column.Column.Cells.Count == 0)
                continue;

            var cells = column.Column.Cells;
            switch (condition.Condition.Operator)
            {
                case ConditionOperator.Equal or ConditionOperator.In:
                    foreach (string value in condition.Condition.Values)
                        CheckValue(run, column, cells, value);

                    break;
                case ConditionOperator.Like when cells is TextVector { Dictionary.Length: <= MostPatterns } text:
                    CheckPattern(run, column.Column, text, condition.Condition.Values[0]);
                    break;
                case ConditionOperator.Less or ConditionOperator.LessOrEqual or ConditionOperator.Greater or ConditionOperator.GreaterOrEqual or ConditionOperator.Between:
                    CheckRange(run, column.Column, cells, condition.Condition);
                    break;
            }
        }
    }

    private static SourceColumn? Column(Frame input, FilterCondition condition)
    {
        for (int slot = 0; slot < input.Sources.Count; slot++)
        {
            if ((input.Sources[slot] & condition.Source) != 0
                && SourceColumns.Of(input, slot) is { } column && column.Column.Name == condition.Condition.Column)
            {
                return column;
            }
        }

        return null;
    }

    private static void CheckValue(QueryRun run, SourceColumn column, Vector cells, string value)
    {
        if (cells is TextVector text)
        {
            if (Array.IndexOf(text.Dictionary, value) < 0)
                NoSuchValue(run, column.Column, value, Nearest.To(value, text.Dictionary, run.Check));

            return;
        }

        if (Parse(value, column.Column.Type) is not { } wanted || ColumnRange.Contains(run, cells, wanted))
            return;

        if (column.Column.Role == ColumnRole.Time && ColumnRange.Of(run, cells) is { } range
            && (CellOrder.Compare(wanted, range.Low) < 0 || CellOrder.Compare(wanted, range.High) > 0))
        {
            OutsidePeriod(run, column.Column, value, range);
            return;
        }

        NoSuchValue(run, column.Column, value, ColumnRange.Around(run, cells, wanted));
    }

    private static void CheckPattern(QueryRun run, TableColumn column, TextVector text, string pattern)
    {
        var like = LikePattern.Of(pattern, escape: null, folded: true);
        int looked = 0;
        if (!text.Dictionary.Any(Matches))
            NoSuchValue(run, column, pattern, Nearest.To(pattern.Trim('%', '_'), text.Dictionary, run.Check));

        bool Matches(string value)
        {
            if (++looked % 1024 == 0)
                run.Check();

            return like.Matches(value, run.Check);
        }
    }

    private static void CheckRange(QueryRun run, TableColumn column, Vector cells, Condition condition)
    {
        if (column.Role != ColumnRole.Time || ColumnRange.Of(run, cells) is not { } range
            || Parse(condition.Values[0], column.Type) is not { } first || Parse(condition.Values[^1], column.Type) is not { } last)
        {
            return;
        }

        bool outside = condition.Operator switch
        {
            ConditionOperator.Less => CellOrder.Compare(first, range.Low) <= 0,
            ConditionOperator.LessOrEqual => CellOrder.Compare(first, range.Low) < 0,
            ConditionOperator.Greater => CellOrder.Compare(first, range.High) >= 0,
            ConditionOperator.GreaterOrEqual => CellOrder.Compare(first, range.High) > 0,
            _ => CellOrder.Compare(last, range.Low) < 0 || CellOrder.Compare(first, range.High) > 0,
        };
        if (outside)
            OutsidePeriod(run, column, string.Join(" – ", condition.Values.Distinct()), range);
    }

    private static void NoSuchValue(QueryRun run, TableColumn column, string value, IReadOnlyList<string> nearest)
    {
        string hint = nearest.Count == 0 ? "" : $" Nearest: {string.Join(", ", nearest)}.";
        run.Notes.Warn("no-such-value", $"No row has {column.Name} = '{value}'.{hint}", nearest);
    }

    private static void OutsidePeriod(QueryRun run, TableColumn column, string value, (CellValue Low, CellValue High) range) =>
        run.Notes.Warn(
            "outside-period", $"{value} is outside the period covered: {column.Name} goes from {range.Low} to {range.High}.", [range.Low.ToString(), range.High.ToString()]);

    private static CellValue? Parse(string value, SqlType type) => type switch
    {
        SqlType.Integer or SqlType.Decimal => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? CellValue.Of(number) : null,
        SqlType.Date or SqlType.DateTime => CastExpression.TryConvert(CellValue.Of(value), type),
        _ => null,
    };
}
