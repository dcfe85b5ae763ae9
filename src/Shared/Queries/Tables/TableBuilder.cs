using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Execution;

namespace Tally.Queries.Tables;

/// <summary>Makes tables of opened datasets: one as it stands, several stacked by column name.</summary>
internal static class TableBuilder
{
    public static Table Of(QueryRun run, OpenedDataset dataset) => Stack(run, dataset.Profile.Id.Name, [dataset], fileColumn: null);

    /// <summary>
    /// Stacks datasets, the file's label in front. Columns are united by name, case and accents folded unless one file has
    /// both; a column that a file lacks is null in its rows; types that do not agree meet in the wider one, in the end text.
    /// </summary>
    public static Table Stack(QueryRun run, string name, IReadOnlyList<OpenedDataset> datasets, string? fileColumn)
    {
        var parts = new List<TablePart>();
        int rows = 0;
        foreach (var dataset in datasets)
        {
            parts.Add(new TablePart(dataset, rows));
            rows = checked(rows + dataset.RowCount);
        }

        var columns = UniteColumns(datasets).Select(united => Column(run, united, parts, rows)).ToList();
        if (fileColumn is not null)
            columns.Insert(0, LabelColumn(run, fileColumn, parts, rows, columns));

        return new Table { Name = name, Parts = parts, Columns = columns, RowCount = rows };
    }

    private static TableColumn LabelColumn(QueryRun run, string fileColumn, List<TablePart> parts, int rows, List<TableColumn> columns)
    {
        string name = fileColumn;
        for (int again = 2; columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); again++)
            name = $"{fileColumn}_{again}";

        string[] labels = [.. parts.Select(part => LabelOf(part.Profile))];
        return new TableColumn(name, SqlType.Text, ColumnRole.Dimension, unit: null, () => Stacking.Labels(run, labels, parts, rows)) { IsFileLabel = true };
    }

    public static string LabelOf(DatasetProfile profile) => profile.Label?.Value ?? profile.Id.Name;

    private static TableColumn Column(QueryRun run, UnitedColumn united, List<TablePart> parts, int rows)
    {
        var first = united.Profiles[0];
        string?[] units = [.. united.Profiles.Select(profile => profile.Unit).Distinct()];
        var types = united.Profiles.Select(profile => profile.Type.ToSqlType()).Distinct().ToList();
        var type = types.Aggregate((SqlType?)SqlType.Null, (left, right) => left is { } known ? SqlTypes.Common(known, right) : null) ?? SqlType.Text;
        return new TableColumn(
            united.Name, type, first.Role, units.Length == 1 ? units[0] : null, () => Stacking.Cells(run, type, united.Members, parts, rows))
        {
            MixedUnits = units.Length > 1,
        };
    }

    private static List<UnitedColumn> UniteColumns(IReadOnlyList<OpenedDataset> datasets)
    {
        var united = new List<UnitedColumn>();
        var byName = new Dictionary<string, UnitedColumn>(StringComparer.Ordinal);
        for (int part = 0; part < datasets.Count; part++)
        {
            for (int index = 0; index < datasets[part].Columns.Count; index++)
            {
                string name = datasets[part].Columns[index].Name;
                string folded = Folding.Fold(name);
                if (!byName.TryGetValue(name, out var column)
                    && !(byName.TryGetValue(folded, out column) && column.Members[part] < 0))
                {
                    column = new UnitedColumn(name, [.. Enumerable.Repeat(-1, datasets.Count)], []);
                    united.Add(column);
                    byName[name] = column;
                    byName.TryAdd(folded, column);
                }

                if (column.Members[part] >= 0)
                    continue;

                column.Members[part] = index;
                column.Profiles.Add(datasets[part].Profile.Columns[index]);
            }
        }

        return united;
    }

    /// <summary>A column of a stack: for each part the index of its column there, or -1.</summary>
    private sealed record UnitedColumn(string Name, int[] Members, List<ColumnProfile> Profiles);
}
