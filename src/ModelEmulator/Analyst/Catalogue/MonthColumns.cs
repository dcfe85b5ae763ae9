using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A table that has a column for each month is, to a question, one measure and a month.</summary>
internal sealed record MonthColumns
{
    /// <summary>What a question's reading calls the month, and the cell under it.</summary>
    public const string Month = "mois", Cell = "valeur";

    private const int FewestMonths = 4;

    /// <summary>The columns, January first.</summary>
    public required IReadOnlyList<Field> Months { get; init; }

    /// <summary>The columns that are no months.</summary>
    public required IReadOnlyList<Field> Kept { get; init; }

    /// <summary>The table as it is.</summary>
    public required string From { get; init; }

    public required int Rows { get; init; }

    /// <summary>The table with its months one below the other, or as it is where it has no columns of months.</summary>
    public static Table Recognise(Table table)
    {
        var months = new SortedDictionary<int, Field>();
        foreach (Field field in table.Fields.Where(static field => field.IsNumber))
        {
            if (Language.Months.Called(Folding.Fold(field.Name).Trim('.', ' ')) is { } month)
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
        var columns = new MonthColumns { Months = [.. months.Values], Kept = kept, From = table.Sql, Rows = table.Rows };
        return table with
        {
            Rows = table.Rows * months.Count,
            MemberField = null,
            Members = [.. table.Members.Take(1)],
            MonthColumns = columns,
            Fields =
            [
                .. kept,
                first with { Name = Cell, Sql = Cell, Role = "measure", Distinct = 0, Synonyms = Pivot.Names(table, kept) },
                new Field
                {
                    Name = Month,
                    Sql = Month,
                    Type = "text",
                    Role = "dimension",
                    Distinct = months.Count,
                    Synonyms = ["month"],
                    Values = [.. months.Values.Select(field => new FieldValue(field.Name, table.Rows, []))],
                },
            ],
        };
    }

    /// <summary>The cells of some months one below the other, beside the month's name where it is asked for.</summary>
    public string Unfolded(IEnumerable<Field> months, bool withNames) => "(" + string.Join(" UNION ALL ", months.Select(month =>
        $"SELECT {string.Concat(Kept.Select(static field => field.Sql + ", "))}{(withNames ? $"{Planning.Sql.Literal(month.Name)} AS {Month}, " : "")}{month.Sql} AS {Cell} FROM {From}")) + ") AS mois_par_mois";
}
