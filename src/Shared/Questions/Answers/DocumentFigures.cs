using Tally.Datasets;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Questions;

/// <summary>Figures as the answer's document shows them.</summary>
internal static class DocumentFigures
{
    public static DocumentFigure Of(AnswerFigure figure, RunLedger ledger, IReadOnlyDictionary<DatasetId, string> files)
    {
        var lineage = figure.Lineage;
        var source = lineage is { Datasets: [var first, ..] } ? first : null;
        var row = lineage is { RowCount: 1, Rows: [var only] } ? only : null;
        string? filter = lineage is { Coordinates.Count: > 0 } ? string.Join(" AND ", lineage.Coordinates.Select(Text)) : null;
        string? query = QueryOf(figure.Reference);
        return new DocumentFigure
        {
            Text = figure.Text,
            Start = figure.Start,
            Value = figure.Value,
            Unit = figure.Unit,
            Class = figure.Class,
            Dataset = source?.Id.ToString(),
            Version = source?.Version,
            File = source is null ? null : files.GetValueOrDefault(source.Id),
            Column = lineage is { Columns: [var column, ..] } ? column : figure.Column,
            Row = row?.Row,
            Line = row?.Line,
            Rows = lineage?.Rows ?? [],
            RowCount = lineage?.RowCount ?? 0,
            Filter = filter,
            How = figure.SourceDocument is { } named ? $"{(figure.Class == FigureClass.Cited ? "cited from" : "printed by code,")} {named}" : lineage is null ? null : How(lineage, filter, ledger.Entries.FirstOrDefault(entry => entry.Id == query)),
            Query = query,
            Reference = figure.Reference,
            SourceDocument = figure.SourceDocument,
            SourceFileId = figure.SourceFileId,
            SourceText = figure.SourceText,
        };
    }

    /// <summary>"R1" of "R1[0].total".</summary>
    public static string? QueryOf(string? reference) =>
        reference is null ? null : new string([.. reference.TakeWhile(char.IsAsciiLetterOrDigit)]);

    private static string How(CellLineage lineage, string? filter, LedgerEntry? entry)
    {
        if (entry?.Source == LedgerSource.Calculation)
            return $"calculated: {entry.Result.Sql}";
        if (entry?.Function is not null)
            return entry.Result.Sql;
        if (lineage.Origin == CellOrigin.Plain)
            return "cell";
        string over = $"{lineage.Operation ?? "computed"} over {lineage.RowCount} {(lineage.RowCount == 1 ? "row" : "rows")}";
        return filter is null ? over : $"{over} where {filter}";
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
