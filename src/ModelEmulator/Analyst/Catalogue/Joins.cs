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
                if (left != right && (Key(left, right) ?? Composite(left, right)) is { } key)
                {
                    joined.Add(Join(left, right, key));
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
    private static List<(Field Left, Field Right)>? Key(Table left, Table right)
    {
        foreach (Field field in right.Fields.Where(field => field.IsText && field.Distinct == right.Rows && field.HasAllValues))
        {
            if (left.Fields.FirstOrDefault(other => other.IsText && other.Values.Count > 0 && Folding.Fold(other.Name) == Folding.Fold(field.Name)) is { } same
                && same.Values.Count(value => field.Values.Any(known => known.Text == value.Text)) * 2 > same.Values.Count)
            {
                return [(same, field)];
            }
        }

        return null;
    }

    /// <summary>Columns of both that together name each row of the second once: a town and a year.</summary>
    private static List<(Field Left, Field Right)>? Composite(Table left, Table right)
    {
        List<(Field Left, Field Right)> pairs = [.. right.Fields.Where(static field => field.IsYear || (field.IsText && !field.IsIdentifier && field.Values.Count > 0))
            .Select(field => (Left: left.Fields.FirstOrDefault(other => Folding.Fold(other.Name) == Folding.Fold(field.Name) && other.Type == field.Type), Right: field))
            .Where(static pair => pair.Left is not null)
            .Select(static pair => (pair.Left!, pair.Right))];
        bool namesRows = pairs.Count > 1 && pairs.Aggregate(1L, static (product, pair) => product * pair.Right.Distinct) == right.Rows
            && pairs.Aggregate(1L, static (product, pair) => product * pair.Left.Distinct) >= left.Rows;
        return namesRows && pairs.TrueForAll(static pair => pair.Right.IsYear || pair.Left.Values.Any(value => pair.Right.Values.Any(known => known.Text == value.Text))) ? pairs : null;
    }

    private static Table Join(Table left, Table right, List<(Field Left, Field Right)> keys)
    {
        List<Field> added = [.. right.Fields.Where(field => !keys.Exists(key => key.Right == field) && left.Fields.All(own => Folding.Fold(own.Name) != Folding.Fold(field.Name)))];
        string columns = string.Join(", ", left.Fields.Select(static field => "a." + field.Sql).Concat(added.Select(static field => "b." + field.Sql)));
        return left with
        {
            Sql = $"(SELECT {columns} FROM {left.Sql} AS a JOIN {right.Sql} AS b ON {string.Join(" AND ", keys.Select(static key => $"a.{key.Left.Sql} = b.{key.Right.Sql}"))}) AS reunis",
            Members = [],
            Fields = [.. left.Fields, .. added],
        };
    }
}
