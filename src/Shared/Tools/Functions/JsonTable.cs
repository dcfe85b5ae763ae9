using System.Globalization;
using System.Text.Json;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Tools.Functions;

/// <summary>
/// JSON as a result: an array of objects is rows, one object is one row, a lone value is one cell. Objects within are flattened
/// (<c>price_close</c>); numbers stay exact.
/// </summary>
internal sealed class JsonTable
{
    private const int MostRows = 10_000;
    private const int MostColumns = 200;
    private const int MostDepth = 4;

    private readonly List<string> _names = [];
    private readonly List<Dictionary<string, CellValue>> _rows = [];
    private readonly IReadOnlyDictionary<string, FunctionColumn> _columns;

    private JsonTable(IReadOnlyDictionary<string, FunctionColumn> columns) => _columns = columns;

    /// <summary>Null when it holds more rows or columns than can be shown.</summary>
    /// <param name="valueName">What a lone value is called.</param>
    public static QueryResult? Read(JsonElement json, IReadOnlyDictionary<string, FunctionColumn> columns, string valueName, string statement, IReadOnlyList<Condition> asked)
    {
        var table = new JsonTable(columns);
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        if (items.Count > MostRows)
            return null;
        foreach (var item in items)
        {
            var row = new Dictionary<string, CellValue>(StringComparer.Ordinal);
            table.Add(row, item.ValueKind == JsonValueKind.Object ? "" : valueName, item, 0);
            table._rows.Add(row);
        }

        return table._names.Count is > 0 and <= MostColumns ? table.Result(statement, asked) : null;
    }

    private void Add(Dictionary<string, CellValue> row, string name, JsonElement value, int depth)
    {
        if (value.ValueKind == JsonValueKind.Object && depth < MostDepth)
        {
            foreach (var member in value.EnumerateObject())
                Add(row, name.Length == 0 ? member.Name : $"{name}_{member.Name}", member.Value, depth + 1);
            return;
        }

        if (!_names.Contains(name))
            _names.Add(name);
        row[name] = Cell(value, _columns.GetValueOrDefault(name)?.Type);
    }

    private static CellValue Cell(JsonElement value, string? type) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => CellValue.Null,
        JsonValueKind.True or JsonValueKind.False => CellValue.Of(value.GetBoolean()),
        JsonValueKind.Number when type != "text" && value.TryGetDecimal(out decimal number) => CellValue.Of(number),
        JsonValueKind.String when type == "number" && Number(value.GetString()!) is { } read => CellValue.Of(read),
        JsonValueKind.String when type is null && Date(value.GetString()!) is { } date => CellValue.Of(date),
        JsonValueKind.String => CellValue.Of(value.GetString()!),
        _ => CellValue.Of(value.GetRawText()),
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private QueryResult Result(string statement, IReadOnlyList<Condition> asked)
    {
        var columns = _names.Select(Column).ToList();
        return new QueryResult
        {
            Sql = statement,
            Columns = columns,
            Rows = [.. _rows.Select(row => (IReadOnlyList<CellValue>)[.. _names.Select(name => row.GetValueOrDefault(name))])],
            Lineage = [.. _rows.Select(row => (IReadOnlyList<CellLineage>)[.. _names.Select(name => Lineage(name, row, asked))])],
            Used = [],
            Filters = asked,
        };
    }

    private ResultColumn Column(string name)
    {
        var kinds = _rows.Select(row => row.GetValueOrDefault(name)).Where(cell => !cell.IsNull).ToList();
        return new ResultColumn { Name = name, Type = TypeOf(kinds), Unit = _columns.GetValueOrDefault(name)?.Unit, Sources = [name] };
    }

    private static ColumnType TypeOf(List<CellValue> cells) =>
        cells.Count == 0 ? ColumnType.Text
        : cells.All(cell => cell.Kind == CellKind.Number) ? cells.All(cell => decimal.IsInteger(cell.AsNumber())) ? ColumnType.Integer : ColumnType.Decimal
        : cells.All(cell => cell.Kind == CellKind.Date) ? ColumnType.Date
        : cells.All(cell => cell.Kind == CellKind.Boolean) ? ColumnType.Boolean
        : ColumnType.Text;

    /// <summary>A cell as it was received, beside the labels and dates of its own row and what was asked for.</summary>
    private static CellLineage Lineage(string name, Dictionary<string, CellValue> row, IReadOnlyList<Condition> asked) => new()
    {
        Origin = CellOrigin.Plain,
        Columns = [name],
        RowCount = 1,
        Coordinates =
        [
            .. asked.Where(condition => !row.ContainsKey(condition.Column)),
            .. row.Where(cell => cell.Value.Kind is CellKind.Text or CellKind.Date).Select(cell => Condition.Equal(cell.Key, cell.Value.ToString())),
        ],
        Period = row.FirstOrDefault(cell => cell.Value.Kind == CellKind.Date) is { Key: { } column, Value: var date }
            ? new Datasets.Period(column, date.ToString(), date.ToString())
            : null,
    };
}
