using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Planning;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>The figures a request sets side by side: by measure, by value and by period.</summary>
internal sealed class Sides(Request request)
{
    /// <summary>What all sides have in common.</summary>
    public Scope Common() => new()
    {
        Values = request.Values,
        Numbers = request.Numbers,
        Period = request.Periods.Count switch
        {
            0 => null,
            1 => PeriodSql.Resolve(request.Periods[0], request.Axis),
            _ => Hull(),
        },
    };

    public ImmutableList<Quantity> Quantities()
    {
        ImmutableList<Quantity> named = request.Quantities;
        if (named.Count == 0 && request.Attributes.Count == 0)
        {
            named = request.Has(Cue.Frequent) && Cube.Of(request.Table) is null ? [new Quantity { Fold = Fold.Count, Noun = "", IsExplicit = true }] : Measures.Head(request.Table) is { } head && !(request.HasAny(Cue.HowMany, Cue.Share, Cue.Percent) && Nouns.HasRecords(request.Table))
                ? [Measures.Quantity(head, head.Name)]
                : Measures.Of(request.Table).Where(field => !request.Values.Any(filter => filter.Field.Name == field.Name)).ToList() is [var only] && !request.Has(Cue.HowMany) ? [Measures.Quantity(only, only.Name)]
                : Nouns.HasRecords(request.Table) && (request.Has(Cue.HowMany) || request.HasAny(Cue.Share, Cue.Percent, Cue.YesNo)) ? [new Quantity { Fold = Fold.Count, Noun = "", IsExplicit = true }]
                : [];
        }

        return named.ConvertAll(quantity => quantity.IsCount || request.Fold is not { } fold ? quantity : quantity with { Fold = fold, IsExplicit = true });
    }

    public Quantity? Quantity() => Quantities().FirstOrDefault();

    public ImmutableList<Side> All()
    {
        ImmutableList<Side> all = [.. Quantities().Select(quantity => new Side(quantity, Common(), quantity.Noun))];
        if (!request.HasAny(Cue.Together))
        {
            foreach (ValueFilter filter in request.Values.Where(filter => !filter.IsExcluded && filter.Values.Count > 1 && !(request.Fold == Fold.Sum && !request.HasAny(Cue.Compare, Cue.Difference, Cue.Each))))
            {
                all = [.. all.SelectMany(side => filter.Values.Select(value => side with
                {
                    Scope = side.Scope with { Values = side.Scope.Values.Replace(filter, filter with { Values = [value] }) },
                    Label = value,
                }))];
            }
        }

        return request.Periods.Count > 1 && Units() is { } units
            ? [.. all.SelectMany(side => units.Select(unit => side with { Scope = side.Scope with { Period = unit } }))]
            : all;
    }

    /// <summary>Two periods, or the ends of one stretch, are what the sides differ by.</summary>
    public bool IsOverTime => Ends() is not null && request.Quantities.Count <= 1 && request.Values.All(static filter => filter.Values.Count < 2);

    public (Side From, Side To)? Ends()
    {
        // "Compare January to September" sets two months side by side.
        if (request.Periods is [Period.Recurring { FirstMonth: var opening, LastMonth: var closing }] && opening < closing && request.HasAny(Cue.Compare, Cue.Difference, Cue.Growth) && Quantity() is { } ended)
        {
            return (new Side(ended, Common() with { Period = new Period.Recurring(opening, opening) }, ended.Noun), new Side(ended, Common() with { Period = new Period.Recurring(closing, closing) }, ended.Noun));
        }

        if (request.Periods is [Period.Recurring before, Period.Recurring after] && before != after && Quantity() is { } monthly)
        {
            return (new Side(monthly, Common() with { Period = before }, monthly.Noun), new Side(monthly, Common() with { Period = after }, monthly.Noun));
        }

        (Period.Unit From, Period.Unit To)? ends = request.Periods switch
        {
            [Period.Unit first, Period.Unit second] => first.From <= second.From ? (first, second) : (second, first),
            [Period.Unit { Grain: Grain.Year } year] when request.Has(Cue.Growth) && request.HasAny(Cue.YesNo, Cue.Consecutive) && request.Axis.Covered is { } known && known.From.Year < year.From.Year => (Period.Year(year.From.Year - 1), year),
            [Period.Range { First: { } first, Last: { } last }] => (first, last),
            [Period.Range { First: { } first, Last: null }] when request.Axis.Covered is { } covered && first.Grain == Grain.Year => (first, Period.Year(covered.To.Year)),
            [Period.LastYears last] when request.Axis.Covered is { } covered => (Period.Year(covered.To.Year - last.Count + 1), Period.Year(covered.To.Year)),
            [Period.Whole] or [] when request.Axis.Covered is { } covered && request.HasAny(Cue.Growth) && request.Groups.Count == 0 && request.Periods.Count == 1 => (Period.Year(covered.From.Year), Period.Year(covered.To.Year)),
            _ => null,
        };
        return ends is { } pair && Quantity() is { } quantity
            ? (new Side(quantity, Common() with { Period = pair.From }, quantity.Noun), new Side(quantity, Common() with { Period = pair.To }, quantity.Noun))
            : null;
    }

    /// <summary>What a figure varies by where the question does not say: time when it is open, else the label of the rows.</summary>
    public Dimension? Along()
    {
        bool isTimeOpen = request.Axis.Exists && !(request.Periods is [Period.Unit]);
        if (isTimeOpen)
        {
            return new Dimension.ByTime(TimeGrain());
        }

        return request.Values.FirstOrDefault(static filter => !filter.IsExcluded && filter.Values.Count > 1) is { } several ? new Dimension.ByField(several.Field)
            : request.Periods is [Period.Unit { Grain: Grain.Year }] && request.Axis.Date is not null && request.Axis.Year is null ? new Dimension.ByTime(Grain.Month)
            : (Dimension?)OpenLabel();
    }

    /// <summary>The dimension whose row an extreme belongs to.</summary>
    public Dimension? Label(Quantity quantity)
    {
        if (quantity.IsCount)
        {
            return null;
        }

        // "The maximum status" of rows that nothing names is a cell's.
        if (Nouns.HasRows(request.Table) && Nouns.Label(request.Table) is null && request.Asked is null && request.Groups.Count == 0 && quantity.Fold == Fold.Natural && request.Axis is { Year: null, YearMonth: null }
            && OpenFields().All(field => field.Distinct < request.Table.Rows))
        {
            return null;
        }

        // Of records that nothing names the extreme is a figure; their days are not put together.
        if (request.Axis is { Year: null, YearMonth: null, Date: not null } && request.Asked is null && request.Groups.Count == 0 && Nouns.Label(request.Table) is null && request.Table.Rows > (request.Axis.Date?.Distinct ?? 0))
        {
            return null;
        }

        bool isTimeOpen = request.Axis.Exists && !(request.Periods is [Period.Unit]);
        return isTimeOpen && request.Axis.Year is not null && OpenFields().Count == 0 ? new Dimension.ByTime(Grain.Year)
            : (Dimension?)OpenLabel() ?? (isTimeOpen ? new Dimension.ByTime(request.Axis.Date is not null ? Grain.Day : TimeGrain()) : null);
    }

    private Grain TimeGrain()
    {
        if (request.Axis.Year is not null)
        {
            return Grain.Year;
        }

        if (request.Axis.Date is null)
        {
            return Grain.Month;
        }

        return request.Axis.Covered is { } covered && covered.To.Year - covered.From.Year < 3 ? Grain.Month : Grain.Year;
    }

    private Dimension.ByField? OpenLabel() => OpenFields() is [var first, ..] ? new Dimension.ByField(first) : null;

    private List<Field> OpenFields() => request.Table.Fields
        .Where(field => field.IsText && !field.IsIdentifier && field.Distinct > 1 && !request.Values.Any(filter => filter.Field.Name == field.Name && !filter.IsExcluded && filter.Values.Count == 1))
        .OrderByDescending(field => field == request.Table.MemberField)
        .ThenByDescending(static field => field.Distinct)
        .ToList();

    private List<Period>? Units() => request.Periods.All(static period => period is Period.Unit) || request.Periods.All(static period => period is Period.Recurring) ? [.. request.Periods] : null;

    private Period? Hull()
    {
        if (request.Periods.All(static period => period is Period.Recurring))
        {
            return new Period.Recurring(request.Periods.Min(static period => ((Period.Recurring)period).FirstMonth), request.Periods.Max(static period => ((Period.Recurring)period).LastMonth));
        }

        List<Period.Unit> units = [.. request.Periods.OfType<Period.Unit>()];
        return units.Count < request.Periods.Count
            ? PeriodSql.Resolve(request.Periods[0], request.Axis)
            : new Period.Range(units.MinBy(static unit => unit.From), units.MaxBy(static unit => unit.To));
    }
}
