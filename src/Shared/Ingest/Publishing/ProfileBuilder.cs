using System.Globalization;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;
using Tally.Ingest.Sidecars;
using Tally.Ingest.Statistics;
using Tally.Ingest.Totals;
using Tally.Ledger.Fit.Prose;

namespace Tally.Ingest.Publishing;

/// <summary>Describes a built table: what its columns are, which one is the key, which period it covers, what is a total.</summary>
internal static class ProfileBuilder
{
    public static DatasetProfile Build(
        DatasetRef dataset, string fileName, long bytes, UnderstoodTable table, IReadOnlyList<Column> columns,
        IReadOnlyList<ColumnStatistics> statistics, Sidecar sidecar, bool isTotalOfSiblings, IReadOnlyList<int> lines, List<Problem> problems)
    {
        var roles = columns.Select((column, i) => RoleFinder.Find(
            column, statistics[i], i, column.Name.Equals(sidecar.KeyColumn, StringComparison.OrdinalIgnoreCase))).ToList();
        var contradictions = new ProblemList(table.File.Options.MostProblemsOfAKind);
        bool[] canAdd = [.. columns.Select((_, i) => roles[i] == ColumnRole.Measure && FitsASum(statistics[i], columns[i].Count))];
        var sums = ColumnTotals.Find(columns, canAdd, sidecar.Sums, contradictions);
        bool[] additive = [.. canAdd.Select((can, i) => can && DeclaredSum.IsAdditive(columns[i].Name, table.Plans[i].Unit))];
        var totals = RowTotals.Find(columns, roles, additive, contradictions);
        problems.AddRange(contradictions.ToList().Select(problem => problem with { Line = lines[problem.Row!.Value - 1] }));
        ReportUnknownColumns(columns, sidecar, problems);
        return new DatasetProfile
        {
            Id = dataset.Id,
            Version = dataset.Version,
            FileName = fileName,
            Bytes = bytes,
            RowCount = table.RowCount,
            Columns = [.. columns.Select((column, i) => Describe(column, statistics[i], roles[i], table.Plans[i], sidecar) with
            {
                TotalOf = sums.TryGetValue(i, out var parts) ? [.. parts.Select(part => columns[part].Name)] : [],
                TotalValues = [.. totals.Where(total => total.Column == i).SelectMany(total => total.Labels(columns[i])).Distinct(StringComparer.Ordinal)],
            })],
            Context = sidecar.Context ?? "",
            Shape = sidecar.Shape is "records" or "keyed" ? sidecar.Shape : null,
            KeyColumn = KeyColumn(columns, statistics, sidecar),
            Period = Period(columns, statistics, roles),
            Label = Label(dataset.Id, sidecar),
            IsTotalOfSiblings = isTotalOfSiblings,
            TotalRows = [.. totals.SelectMany(total => total.Rows).Distinct().Order()],
            DialectConfidence = table.File.Dialect.Confidence,
        };
    }

    /// <summary>What the file stands for among its siblings.</summary>
    public static FileLabel Label(DatasetId id, Sidecar sidecar)
    {
        string column = sidecar.FileColumn ?? "file";
        string value = sidecar.Label ?? id.Name;
        var synonyms = sidecar.ValueSynonyms.GetValueOrDefault(column)?.GetValueOrDefault(value) ?? [];
        return new FileLabel(column, value, synonyms) { ColumnSynonyms = Named(sidecar.ColumnSynonyms, column) ?? [] };
    }

    private static ColumnProfile Describe(Column column, ColumnStatistics statistics, ColumnRole role, ColumnPlan plan, Sidecar sidecar) => new()
    {
        Name = column.Name,
        Type = column.Type,
        Role = role,
        Unit = plan.Unit,
        Nulls = statistics.Nulls - column.Misfits.Count,
        Misfits = column.Misfits.Count,
        Distinct = statistics.Distinct,
        Min = statistics.Min,
        Max = statistics.Max,
        TopValues = role == ColumnRole.Measure ? [] : statistics.TopValues,
        Synonyms = Named(sidecar.ColumnSynonyms, column.Name) ?? [],
        ValueSynonyms = Named(sidecar.ValueSynonyms, column.Name) ?? new Dictionary<string, IReadOnlyList<string>>(),
    };

    private static string? KeyColumn(IReadOnlyList<Column> columns, IReadOnlyList<ColumnStatistics> statistics, Sidecar sidecar)
    {
        if (columns.FirstOrDefault(column => column.Name.Equals(sidecar.KeyColumn, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named.Name;
        }

        bool unique = columns.Count > 0 && columns[0].Count > 0 && statistics[0].Nulls == 0 && statistics[0].Distinct == columns[0].Count;
        return unique && columns[0].Type is not ColumnType.Decimal and not ColumnType.Boolean ? columns[0].Name : null;
    }

    private static Period? Period(IReadOnlyList<Column> columns, IReadOnlyList<ColumnStatistics> statistics, List<ColumnRole> roles)
    {
        int time = roles.IndexOf(ColumnRole.Time);
        // Texts are in the order of their letters, in which août comes before septembre and janvier: only figures in front tell time.
        bool isOrdered = time >= 0 && (columns[time].Type is not ColumnType.Text || (statistics[time].Min is [>= '0' and <= '9', ..] && statistics[time].Max is [>= '0' and <= '9', ..]));
        return isOrdered && statistics[time] is { Min: { } from, Max: { } to } ? new Period(columns[time].Name, from, to) : null;
    }

    private static void ReportUnknownColumns(IReadOnlyList<Column> columns, Sidecar sidecar, List<Problem> problems)
    {
        bool keyMissing = sidecar.KeyColumn is { } key && !columns.Any(column => column.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        string[] named = [.. sidecar.Units.Keys, .. sidecar.Sums.SelectMany(sum => sum.Value.Prepend(sum.Key)).Distinct()];
        foreach (string name in named.Where(name => Named(columns, name) is null).Concat(keyMissing ? [sidecar.KeyColumn!] : []))
        {
            problems.Add(new Problem { Code = ProblemCodes.SidecarUnknownColumn, Message = $"The sidecar names a column '{name}' that the file does not have." });
        }

        foreach (string member in sidecar.Unknown)
        {
            problems.Add(new Problem { Code = ProblemCodes.SidecarUnknownProperty, Message = $"The sidecar says '{member}', which means nothing to Tally." });
        }
    }

    private static Column? Named(IReadOnlyList<Column> columns, string name) =>
        columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // An exact decimal holds 28 digits; figures so large that their sum might not fit are not added at all.
    private static bool FitsASum(ColumnStatistics statistics, int rows)
    {
        const decimal Most = 1e27m;
        return IsWithin(statistics.Min, Most / (rows + 1)) && IsWithin(statistics.Max, Most / (rows + 1));
    }

    private static bool IsWithin(string? value, decimal most) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < most;

    private static T? Named<T>(IReadOnlyDictionary<string, T> byName, string name)
        where T : class =>
        byName.GetValueOrDefault(name) ?? byName.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
