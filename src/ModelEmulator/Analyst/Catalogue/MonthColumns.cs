using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A table that has a column for each month is, to a question, one measure and a month.</summary>
internal static class MonthColumns
{
    private const int FewestMonths = 4;

    /// <summary>The table with its months one below the other, or as it is where it has no columns of months.</summary>
    public static Table Recognise(Table table)
    {
        var months = new SortedDictionary<int, Field>();
        foreach (Field field in table.Fields.Where(static field => field.IsNumber))
        {
            if (Months.Called(Folding.Fold(field.Name).Trim('.', ' ')) is { } month)
            {
                months.TryAdd(month, field);
            }
        }

        // A hole would make a total of the months one of some of them.
        if (months.Count < FewestMonths || months.Keys.Last() - months.Keys.First() + 1 != months.Count)
        {
            return table;
        }

        List<Field> kept = [.. table.Fields.Where(field => !months.ContainsValue(field) && field != table.MemberField)];
        Field first = months.Values.First();
        IEnumerable<string> columns = kept.Select(static field => field.Sql + ", ");
        string rows = string.Join(" UNION ALL ", months.Values.Select(field => $"SELECT {string.Concat(columns)}{Planning.Sql.Literal(field.Name)} AS mois, {field.Sql} AS valeur FROM {table.Sql}"));
        return table with
        {
            Sql = $"({rows}) AS mois_par_mois",
            Rows = table.Rows * months.Count,
            MemberField = null,
            Members = [.. table.Members.Take(1)],
            IsUnfolded = true,
            Fields =
            [
                .. kept,
                first with { Name = "valeur", Sql = "valeur", Role = "measure", Distinct = 0, Synonyms = Pivot.Names(table, kept) },
                new Field
                {
                    Name = "mois",
                    Sql = "mois",
                    Type = "text",
                    Role = "dimension",
                    Distinct = months.Count,
                    Synonyms = ["month"],
                    Values = [.. months.Values.Select(field => new FieldValue(field.Name, table.Rows, []))],
                },
            ],
        };
    }
}
