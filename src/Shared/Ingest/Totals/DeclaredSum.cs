using Tally.Datasets;
using Tally.Ingest.Statistics;

namespace Tally.Ingest.Totals;

/// <summary>A total as the file has it beside what its parts add up to, and what of the difference rounding explains.</summary>
/// <param name="Declared">What the total says.</param>
/// <param name="Computed">The sum of its parts.</param>
/// <param name="Tolerance">How far apart figures that were rounded one by one may be.</param>
internal readonly record struct DeclaredSum(decimal Declared, decimal Computed, decimal Tolerance)
{
    private static readonly HashSet<string> Averages = new(StringComparer.Ordinal)
    {
        "moyenne", "moyen", "moy", "mediane", "taux", "prix", "part", "indice", "average", "mean", "avg", "median", "rate", "ratio", "price", "share",
        "percent", "percentage", "pourcentage", "index", "durchschnitt", "mittelwert", "quote", "anteil", "preis", "media", "tasso", "prezzo", "age", "alter",
    };

    public decimal Difference => Declared - Computed;

    public bool Holds => Difference == 0;

    /// <summary>Whether the difference is no more than rounding explains.</summary>
    public bool IsRounded => Math.Abs(Difference) <= Tolerance;

    /// <summary>Whether figures of that name and unit mean something when they are added: shares, rates, prices and averages do not.</summary>
    public static bool IsAdditive(string name, string? unit) => unit != "%" && !RoleFinder.Words(name).Any(Averages.Contains);

    /// <summary>The problem of a total that does not hold, at its place.</summary>
    public Problem Contradiction(string code, string message, string column, int row) => new()
    {
        Code = code,
        Message = message,
        Column = column,
        Row = row + 1,
        Declared = Declared,
        Computed = Computed,
        Difference = Difference,
    };
}
