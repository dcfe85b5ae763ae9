using Tally.Ledger;
using Tally.Queries;

namespace Tally.Questions;

/// <summary>Figures as the answer's document shows them.</summary>
internal static class DocumentFigures
{
    public static DocumentFigure Of(AnswerFigure figure, IReadOnlyDictionary<string, string> statements, RunLedger ledger)
    {
        var lineage = figure.Lineage;
        var source = lineage is { Datasets: [var first, ..] } ? first : null;
        var row = lineage is { RowCount: 1, Rows: [var only] } ? only : null;
        return new DocumentFigure
        {
            Text = figure.Text,
            Start = figure.Start,
            Value = figure.Value,
            Unit = figure.Unit,
            Class = figure.Class,
            Dataset = source?.Id.ToString(),
            Version = source?.Version,
            Column = lineage is { Columns: [var column, ..] } ? column : figure.Column,
            Row = row?.Row,
            Line = row?.Line,
            Rows = lineage?.Rows ?? [],
            RowCount = lineage?.RowCount ?? 0,
            Filter = lineage is { Coordinates.Count: > 0 } ? string.Join(" AND ", lineage.Coordinates.Select(Text)) : null,
            How = How(figure.Reference, statements, ledger),
            Reference = figure.Reference,
        };
    }

    private static string? How(string? reference, IReadOnlyDictionary<string, string> statements, RunLedger ledger)
    {
        if (reference is null)
            return null;
        string id = new([.. reference.TakeWhile(char.IsAsciiLetterOrDigit)]);
        return statements.GetValueOrDefault(id) ?? ledger.Entries.FirstOrDefault(entry => entry.Id == id)?.Result.Sql;
    }

    private static string Text(Condition condition) => condition.Operator switch
    {
        ConditionOperator.Equal => $"{condition.Column} = {condition.Values[0]}",
        ConditionOperator.NotEqual => $"{condition.Column} <> {condition.Values[0]}",
        ConditionOperator.Less => $"{condition.Column} < {condition.Values[0]}",
        ConditionOperator.LessOrEqual => $"{condition.Column} <= {condition.Values[0]}",
        ConditionOperator.Greater => $"{condition.Column} > {condition.Values[0]}",
        ConditionOperator.GreaterOrEqual => $"{condition.Column} >= {condition.Values[0]}",
        ConditionOperator.Between => $"{condition.Column} BETWEEN {condition.Values[0]} AND {condition.Values[1]}",
        ConditionOperator.In => $"{condition.Column} IN ({string.Join(", ", condition.Values)})",
        ConditionOperator.NotIn => $"{condition.Column} NOT IN ({string.Join(", ", condition.Values)})",
        ConditionOperator.Like => $"{condition.Column} LIKE {condition.Values[0]}",
        ConditionOperator.IsNull => $"{condition.Column} IS NULL",
        ConditionOperator.IsNotNull => $"{condition.Column} IS NOT NULL",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
