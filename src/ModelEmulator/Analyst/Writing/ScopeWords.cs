using System.Globalization;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>Says which rows a figure is of.</summary>
internal static class ScopeWords
{
    /// <summary>"En 2020", "de 2011 à 2020", "en mars 2021"; empty where no period is meant.</summary>
    public static string Period(Phrasebook book, Period? period) => period switch
    {
        Language.Period.Unit unit => Unit(book, unit),
        Language.Period.Range { First: { } first, Last: { } last } => book.Pick($"de {Name(book, first)} à {Name(book, last)}", $"from {Name(book, first)} to {Name(book, last)}", $"von {Name(book, first)} bis {Name(book, last)}"),
        Language.Period.Range { First: { } first } => book.Pick($"depuis {Name(book, first)}", $"since {Name(book, first)}", $"seit {Name(book, first)}"),
        Language.Period.Range { Last: { } last } => book.Pick($"jusqu'en {Name(book, last)}", $"up to {Name(book, last)}", $"bis {Name(book, last)}"),
        Language.Period.Recurring recurring when recurring.FirstMonth == recurring.LastMonth => book.Pick("en ", "in ", "im ") + Months.Name(recurring.FirstMonth, book.Tongue),
        Language.Period.Recurring recurring => book.Pick("de ", "from ", "von ") + Months.Name(recurring.FirstMonth, book.Tongue) + book.Pick(" à ", " to ", " bis ") + Months.Name(recurring.LastMonth, book.Tongue),
        _ => "",
    };

    /// <summary>The values and comparisons that narrow the rows: "HEC", "Paris, prix supérieur à 50".</summary>
    public static string Filters(Phrasebook book, Scope scope) => string.Join(", ", scope.Values.Select(filter => Filter(book, filter)).Concat(scope.Numbers.Select(filter => Filter(book, filter))));

    public static string Filter(Phrasebook book, ValueFilter filter)
    {
        string values = filter.Field.IsBoolean ? filter.Field.Name : filter.Field.IsNumber ? $"{filter.Field.Name} {book.List(filter.Values)}" : book.List(filter.Values);
        bool isNegative = filter.IsExcluded || (filter.Field.IsBoolean && filter.Values[0] == "false");
        return isNegative ? book.Pick("sans ", "without ", "ohne ") + values : values;
    }

    public static string Filter(Phrasebook book, NumberFilter filter) => filter.Upper is not null
        ? $"{filter.Field.Name} {book.Pick("entre", "between", "zwischen")} {filter.Text}{book.And}{filter.UpperText}"
        : $"{filter.Field.Name} {Operator(book, filter.Operator)} {filter.Text}";

    public static string Operator(Phrasebook book, string sign) => sign switch
    {
        ">" => book.Pick("supérieur à", "above", "über"),
        ">=" => book.Pick("d'au moins", "of at least", "mindestens"),
        "<" => book.Pick("inférieur à", "below", "unter"),
        "<=" => book.Pick("d'au plus", "of at most", "höchstens"),
        _ => book.Pick("égal à", "equal to", "gleich"),
    };

    /// <summary>Where a sentence begins: "En 2020, pour HEC, ".</summary>
    public static string Opening(Phrasebook book, Scope scope)
    {
        string period = Period(book, scope.Period);
        string filters = Filters(book, scope);
        string all = period.Length > 0 && filters.Length > 0 ? $"{period}, {book.Pick("pour", "for", "für")} {filters}"
            : filters.Length > 0 ? $"{book.Pick("pour", "for", "für")} {filters}"
            : period;
        return all.Length == 0 ? "" : all + ", ";
    }

    public static string Name(Phrasebook book, Period.Unit unit) => unit.Grain switch
    {
        Grain.Year => unit.From.Year.ToString(CultureInfo.InvariantCulture),
        Grain.Month => $"{Months.Name(unit.From.Month, book.Tongue)} {unit.From.Year.ToString(CultureInfo.InvariantCulture)}",
        Grain.Quarter => $"{Months.Name(unit.From.Month, book.Tongue)}–{Months.Name(unit.To.Month, book.Tongue)} {unit.From.Year.ToString(CultureInfo.InvariantCulture)}",
        _ => book.Tongue == Tongue.French
            ? $"{unit.From.Day.ToString(CultureInfo.InvariantCulture)} {Months.Name(unit.From.Month, book.Tongue)} {unit.From.Year.ToString(CultureInfo.InvariantCulture)}"
            : unit.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Unit(Phrasebook book, Period.Unit unit) =>
        (unit.Grain == Grain.Day ? book.Pick("le ", "on ", "am ") : book.Pick("en ", "in ", unit.Grain == Grain.Year ? "" : "im ", "")) + Name(book, unit) + book.Pick("", "", "", unit.Grain == Grain.Year ? "년" : "");

    public static string Columns(Table table) => string.Join(", ", table.Fields.Select(static field => field.Name));
}
