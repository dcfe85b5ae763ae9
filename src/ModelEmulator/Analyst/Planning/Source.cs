using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Where the rows of a figure come from: the table, its conditions, and how cells are put together there.</summary>
/// <param name="IsUnique">At most one row is left for each group, so the cell itself is the figure.</param>
internal sealed record Source(string From, IReadOnlyList<string> Conditions, Quantity Quantity, Scope Scope, bool IsUnique)
{
    /// <summary>A quantity by the columns that are read here: where years are columns, one of them stands for the measure.</summary>
    public Func<Quantity, Quantity> Named { get; init; } = static quantity => quantity;

    public string Clause => $" FROM {From}{Sql.Where(Conditions)}";

    /// <param name="kept">The columns that groups are told apart by.</param>
    /// <param name="alongTime">Groups are told apart by time.</param>
    public static Source? Of(Request request, Quantity quantity, Scope scope, IReadOnlyList<Field> kept, bool alongTime)
    {
        Table table = request.Table;
        scope = AtOneTime(request, quantity, scope, alongTime);
        if (PeriodSql.Conditions(scope.Period, request.Axis) is not { } period)
        {
            return null;
        }

        if (table.Pivot is { } pivot)
        {
            return WideSource.OfYears(request, pivot, quantity, scope, kept, alongTime);
        }

        if (table.MonthColumns is { } months)
        {
            return WideSource.OfMonths(request, months, quantity, scope, kept, alongTime);
        }

        string from = table.Sql;
        var conditions = new List<string>();
        var settled = new List<Field>(kept);
        foreach (Field field in table.Fields.Where(static field => field.IsText))
        {
            List<string> totals = TotalsOf(table, field);
            bool isFixed = scope.Values.Any(filter => filter.Field.Name == field.Name && !filter.IsExcluded);
            bool isExcluding = scope.Values.Any(filter => filter.Field.Name == field.Name && filter.IsExcluded);
            if (totals.Count == 0 || isFixed)
            {
                continue;
            }

            bool takesTotal = !IsOfWholeTableOnly(table, field, totals, scope, kept, alongTime) && !kept.Contains(field) && !isExcluding && totals.Count == 1 && quantity.Field is not null && (quantity.Fold is Fold.Natural or Fold.Sum || (quantity.Fold is Fold.Average or Fold.Median or Fold.Deviation && Varies(request, scope)));
            if (takesTotal && field == table.MemberField)
            {
                from = table.Members.First(member => member.Label == totals[0]).Sql;
                settled.Add(field);
            }
            else if (takesTotal)
            {
                conditions.Add(Sql.Condition(new ValueFilter(field, [totals[0]])));
                settled.Add(field);
            }
            else
            {
                conditions.Add(Sql.Condition(new ValueFilter(field, [.. totals], IsExcluded: true)));
            }
        }

        foreach (ValueFilter filter in scope.Values)
        {
            if (filter is { IsExcluded: false, Values: [var only] })
            {
                settled.Add(filter.Field);
                if (filter.Field == table.MemberField && !kept.Contains(filter.Field) && table.Members.FirstOrDefault(member => member.Label == only) is { } member)
                {
                    from = member.Sql;
                    continue;
                }
            }

            conditions.Add(Sql.Condition(filter));
        }

        conditions.AddRange(period);
        conditions.AddRange(scope.Numbers.Select(Sql.Condition));
        bool isUnique = settled.Any(field => !kept.Contains(field) && field.Distinct == table.Rows && table.Rows > 0)
            || kept.Any(field => field.Distinct == table.Rows && table.Rows > 0)
            || table.Fields.Where(field => IsDividing(table, field)).All(field => settled.Contains(field) || IsTimeSettled(field, scope.Period, request.Axis, alongTime));
        return new Source(from, conditions, Settle(quantity, isUnique), scope, isUnique);
    }

    /// <summary>A single row at the foot of a table says nothing of its regions or months: only what is asked of all rows may be read from it.</summary>
    private static bool IsOfWholeTableOnly(Table table, Field field, List<string> totals, Scope scope, IReadOnlyList<Field> kept, bool alongTime) =>
        field != table.MemberField && totals.Exists(label => Totals.IsFoot(table, field, label))
        && (kept.Count > 0 || alongTime || scope.Numbers.Count > 0 || scope.Period is not (null or Period.Whole) || scope.Values.Any(filter => filter.Field.Name != field.Name));

    /// <summary>Something other than categories with a total is averaged over: years, towns. Each then counts with its total.</summary>
    private static bool Varies(Request request, Scope scope) => request.Table.Fields.Any(field =>
        IsDividing(request.Table, field) && TotalsOf(request.Table, field).Count == 0 && !scope.Fixes(field) && field.Distinct != 1 && !IsTimeSettled(field, scope.Period, request.Axis, alongTime: false));

    public static List<string> TotalsOf(Table table, Field field) => field == table.MemberField
        ? [.. table.Members.Where(static member => member.IsTotalOfOthers).Select(static member => member.Label)]
        : field.TotalValues.Count > 0 ? [.. field.TotalValues]
        : field.IsIdentifier || field.Distinct < 3 ? [] : [.. field.Values.Select(static value => value.Text).Where(label => Totals.IsTotal(label, field.Name))];

    /// <summary>People and stocks are not added up over years: where no year is said the newest is meant, and named in the answer.</summary>
    private static Scope AtOneTime(Request request, Quantity quantity, Scope scope, bool alongTime) =>
        quantity is { Behaviour: Behaviour.Stock, Fold: Fold.Natural } && !alongTime && scope.Period is null or Period.Whole && request.Axis.Covered is { } covered
            && TellsStates(request) && !scope.Numbers.Any(filter => filter.Field == quantity.Field)
            ? scope with { Period = Period.Year(covered.To.Year) }
            : scope;

    /// <summary>The same things at several times; days that each have a row of their own tell something else of it, as when it expires.</summary>
    private static bool TellsStates(Request request) =>
        request.Axis.Year is not null || request.Axis.YearMonth is not null || (request.Axis.Date is { } day && day.Distinct * 2 <= request.Table.Rows);

    private static bool IsDividing(Table table, Field field) =>
        field == table.MemberField || field.IsYear || field.IsDate || (field.IsText && field.Role != "note") || (field.IsNumber && field.Role is "dimension" or "time" && !field.IsIdentifier);

    private static bool IsTimeSettled(Field field, Period? period, TimeAxis axis, bool alongTime) =>
        (field.IsYear && field == axis.Year && (period is Period.Unit { Grain: Grain.Year } || alongTime))
        || (field.IsDate && field == axis.Date && period is Period.Unit { Grain: Grain.Day });

    public static Quantity Settle(Quantity quantity, bool isUnique) =>
        quantity.Fold != Fold.Natural || isUnique || quantity.Behaviour == Behaviour.Rate ? quantity : quantity with { Fold = Fold.Sum };
}
