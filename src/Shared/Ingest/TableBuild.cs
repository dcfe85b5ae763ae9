using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>The second reading of a table: its columns for queries and its records as JSON, in one go.</summary>
internal sealed class TableBuild(UnderstoodTable table)
{
    private readonly List<int> _lines = [];

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>For each row the line it begins on.</summary>
    public IReadOnlyList<int> Lines => _lines;

    /// <param name="records">Where the records go.</param>
    /// <param name="keyed">Where the keyed records go; null when nobody wants them.</param>
    /// <param name="keyColumn">The column that keys them.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public void Run(Stream records, KeyedStream? keyed, int keyColumn, CancellationToken cancellationToken)
    {
        _lines.Clear();
        var record = new Utf8Buffer();
        var builders = table.Plans.Select(ColumnBuilder.For).ToArray();
        var to = new Utf8Buffer(records);
        var json = new RecordJson(table);
        to.Write((byte)'[');
        table.ForEachRow(
            row =>
            {
                to.Write(_lines.Count == 0 ? "\n"u8 : ",\n"u8);
                _lines.Add(row.Line);
                record.Clear();
                var key = json.WriteMarked(record, row, keyColumn);
                to.Write(record.Written);
                keyed?.Add(record.Written, key, json.NameLength(keyColumn));
                for (int i = 0; i < builders.Length; i++)
                {
                    builders[i].Add(row.Field(table.Places[i]));
                }

                to.FlushIfFull();
            },
            cancellationToken);
        to.Write("\n]\n"u8);
        to.Flush();
        keyed?.Finish();
        Columns = [.. builders.Select(builder => builder.Build())];
    }

    /// <summary>Every cell that does not fit its column, with its place; those beyond the limit folded into one.</summary>
    public IReadOnlyList<Problem> MisfitProblems(int mostListed)
    {
        var problems = new List<Problem>();
        foreach (var column in Columns)
        {
            int[] rows = [.. column.Misfits.Keys.Order()];
            foreach (int row in rows.Take(mostListed))
            {
                problems.Add(Misfit(column, row, 1));
            }

            if (rows.Length > mostListed)
            {
                problems.Add(Misfit(column, rows[mostListed], rows.Length - mostListed));
            }
        }

        return problems;
    }

    private Problem Misfit(Column column, int row, int count) => new()
    {
        Code = ProblemCodes.MisfitCells,
        Message = count == 1
            ? $"The cell does not fit the {Name(column.Type)} column '{column.Name}'; it is kept as text and counts as empty."
            : $"And {count} more cells of column '{column.Name}' do not fit it.",
        Row = row + 1,
        Line = _lines[row],
        Column = column.Name,
        Count = count,
    };

    private static string Name(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole number",
        ColumnType.Decimal => "number",
        ColumnType.Boolean => "true or false",
        ColumnType.DateTime => "date and time",
        _ => type.ToString().ToLowerInvariant(),
    };
}
