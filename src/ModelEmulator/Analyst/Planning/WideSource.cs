using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>
/// The rows of a figure where years or months are columns: the one column that is meant where there is one, else those that are meant one
/// below the other. A query that read the other columns too would be of all of them.
/// </summary>
internal static class WideSource
{
    public static Source? OfYears(Request request, Pivot pivot, Quantity quantity, Scope scope, IReadOnlyList<Field> kept, bool alongTime)
    {
        List<int> years = [.. pivot.Years.Where(year => PeriodSql.Holds(scope.Period, year))];
        if (years.Count == 0)
        {
            return null;
        }

        bool isMeasured = Reads(quantity, scope, field => pivot.ColumnOf(field, years[0]) is not null);
        bool isDirect = !alongTime && (years.Count == 1 || !isMeasured);
        return isDirect
            ? Direct(request, request.Table with { Pivot = null, Members = [], Fields = pivot.Kept }, quantity, scope, kept, field => pivot.ColumnOf(field, years[0]) ?? field)
            : Unfolded(request, request.Table with { Pivot = null, Sql = pivot.Unfolded(request.Table.Sql, years, alongTime), Members = [], Fields = pivot.Kept }, quantity, scope, kept, years.Count == 1 || alongTime);
    }

    public static Source? OfMonths(Request request, MonthColumns columns, Quantity quantity, Scope scope, IReadOnlyList<Field> kept, bool alongTime)
    {
        bool isAlong = alongTime || kept.Any(static field => field.Name == MonthColumns.Month);
        List<Field> months = [.. columns.Months.Where(month => IsMeant(month, scope))];
        if (months.Count == 0)
        {
            return null;
        }

        bool isMeasured = Reads(quantity, scope, static field => field.Name == MonthColumns.Cell);
        Scope open = scope with { Values = scope.Values.RemoveAll(static filter => filter.Field.Name == MonthColumns.Month) };
        bool isDirect = !isAlong && (months.Count == 1 || !isMeasured);
        Table rest = request.Table with { MonthColumns = null, Fields = columns.Kept };
        Source? source = isDirect
            ? Direct(request, rest with { Sql = columns.From, Rows = columns.Rows }, quantity, open, kept, field => field.Name == MonthColumns.Cell ? months[0] : field)
            : Unfolded(request, rest with { Sql = columns.Unfolded(months, isAlong), Rows = columns.Rows }, quantity, open, kept, isAlong);
        return source is null ? null : source with { Scope = scope };
    }

    private static bool IsMeant(Field month, Scope scope)
    {
        bool isNamed = scope.Values.Where(static filter => filter.Field.Name == MonthColumns.Month).All(filter => filter.Values.Contains(month.Name) != filter.IsExcluded);
        return isNamed && (scope.Period is not Period.Recurring recurring || (Months.Called(Folding.Fold(month.Name).Trim('.', ' ')) is { } number && number >= recurring.FirstMonth && number <= recurring.LastMonth));
    }

    private static bool Reads(Quantity quantity, Scope scope, Func<Field, bool> isMeasure) =>
        (quantity.Field is { } field && isMeasure(field)) || scope.Numbers.Any(filter => isMeasure(filter.Field));

    private static Source? Direct(Request request, Table table, Quantity quantity, Scope scope, IReadOnlyList<Field> kept, Func<Field, Field> column)
    {
        Quantity Named(Quantity one) => one with { Field = one.Field is { } field ? column(field) : null, Per = one.Per is { } per ? column(per) : null };
        Scope named = scope with
        {
            Period = new Period.Whole(),
            Numbers = scope.Numbers.ConvertAll(filter => filter with { Field = column(filter.Field), Than = filter.Than is { } than ? column(than) : null }),
        };
        return Source.Of(request with { Table = table, Axis = new TimeAxis() }, Named(quantity), named, kept, alongTime: false) is { } source
            ? source with { Scope = scope, Named = Named }
            : null;
    }

    private static Source? Unfolded(Request request, Table table, Quantity quantity, Scope scope, IReadOnlyList<Field> kept, bool isApart) =>
        Source.Of(request with { Table = table, Axis = new TimeAxis() }, quantity, scope with { Period = new Period.Whole() }, kept, alongTime: isApart) is { } source
            ? source with { Scope = scope, IsUnique = source.IsUnique && isApart, Quantity = Source.Settle(quantity, source.IsUnique && isApart) }
            : null;
}
