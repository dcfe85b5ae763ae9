using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>Pairs of tables as one: each row of the first with the one row of the second that has the same name in a column of the same name.</summary>
internal static class Joins
{
    private const int Most = 24;

    public static IReadOnlyList<Table> Of(IReadOnlyList<Table> tables)
    {
        var joined = new List<Table>();
        foreach (Table left in tables.Where(IsPlain))
        {
            foreach (Table right in tables.Where(IsPlain))
            {
                if (left != right && Key(left, right) is { } key)
                {
                    joined.Add(Join(left, right, key.Left, key.Right));
                }

                if (joined.Count == Most)
                {
                    return joined;
                }
            }
        }

        return joined;
    }

    private static bool IsPlain(Table table) => table is { Pivot: null, MonthColumns: null, MemberField: null };

    /// <summary>A text column of both that names each row of the second, and most of whose values are in both.</summary>
    private static (Field Left, Field Right)? Key(Table left, Table right)
    {
        foreach (Field field in right.Fields.Where(field => field.IsText && field.Distinct == right.Rows && field.HasAllValues))
        {
            if (left.Fields.FirstOrDefault(other => other.IsText && other.Values.Count > 0 && Folding.Fold(other.Name) == Folding.Fold(field.Name)) is { } same
                && same.Values.Count(value => field.Values.Any(known => known.Text == value.Text)) * 2 > same.Values.Count)
            {
                return (same, field);
            }
        }

        return null;
    }

    private static Table Join(Table left, Table right, Field leftKey, Field rightKey)
    {
        List<Field> added = [.. right.Fields.Where(field => field != rightKey && left.Fields.All(own => Folding.Fold(own.Name) != Folding.Fold(field.Name)))];
        string columns = string.Join(", ", left.Fields.Select(static field => "a." + field.Sql).Concat(added.Select(static field => "b." + field.Sql)));
        return left with
        {
            Sql = $"(SELECT {columns} FROM {left.Sql} AS a JOIN {right.Sql} AS b ON a.{leftKey.Sql} = b.{rightKey.Sql}) AS reunis",
            Members = [],
            Fields = [.. left.Fields, .. added],
        };
    }
}
