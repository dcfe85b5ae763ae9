using Tally.Columns;

namespace Tally.Shared.Tests.Ingest.Robustness;

internal enum CleanKind
{
    Text,
    Code,
    Year,
    Count,
    Amount,
    Percent,
    Day,
    Truth,
}

/// <summary>A table made from a seed: what a file should be understood to say.</summary>
internal sealed class CleanTable
{
    private static readonly string[] Names =
    [
        "faculté", "commune", "produit", "région", "nom", "Bezeichnung", "ville", "catégorie", "kind", "service",
        "femmes", "hommes", "étudiants", "montant", "prix moyen", "Anzahl", "surface", "taux", "volume", "durée",
    ];

    private static readonly string[] Words =
    [
        "Lausanne", "Genève", "Zürich", "été", "Hautes écoles", "droit", "médecine", "l'eau", "Müller & Söhne", "coût", "naïf",
        "Vaud, canton", "dit \"le Grand\"", "rue du Lac 12", "a;b", "niveau – 2", "Fribourg", "Neuchâtel", "façade", "œuvre", "Bâle",
    ];

    private CleanTable(IReadOnlyList<string> header, IReadOnlyList<CleanKind> kinds, IReadOnlyList<CellValue[]> rows) =>
        (Header, Kinds, Rows) = (header, kinds, rows);

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<CleanKind> Kinds { get; }

    public IReadOnlyList<CellValue[]> Rows { get; }

    public static CleanTable Of(Random random)
    {
        int width = random.Next(2, 8);
        var kinds = Enumerable.Range(0, width).Select(i => i == 0 ? First(random) : Enum.GetValues<CleanKind>()[random.Next(8)]).ToList();
        if (!kinds.Exists(kind => kind is CleanKind.Count or CleanKind.Amount))
        {
            kinds.Add(CleanKind.Count);
        }

        var header = Names.OrderBy(_ => random.Next()).Take(kinds.Count).ToList();
        var scales = kinds.Select(_ => random.Next(1, 4)).ToList();
        var magnitudes = kinds.Select(_ => random.Next(2, 8)).ToList();
        var rows = Enumerable.Range(0, random.Next(4, 60))
            .Select(row => kinds.Select((kind, i) => Cell(random, kind, row, scales[i], magnitudes[i])).ToArray())
            .ToList();
        return new CleanTable(header, kinds, rows);
    }

    private static CleanKind First(Random random) => random.Next(3) switch { 0 => CleanKind.Year, 1 => CleanKind.Text, _ => CleanKind.Code };

    private static CellValue Cell(Random random, CleanKind kind, int row, int scale, int magnitude)
    {
        if (kind is not CleanKind.Year and not CleanKind.Code && random.Next(25) == 0)
        {
            return CellValue.Null;
        }

        return kind switch
        {
            CleanKind.Text => CellValue.Of(Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? $" {row}" : "")),
            CleanKind.Code => CellValue.Of($"{random.Next(10000):00000}"),
            CleanKind.Year => CellValue.Of((decimal)(1990 + (row % 40))),
            CleanKind.Count => CellValue.Of((decimal)random.Next((int)Math.Pow(10, magnitude))),
            CleanKind.Amount => CellValue.Of(new decimal(random.Next((int)Math.Pow(10, magnitude + 1)), 0, 0, random.Next(6) == 0, (byte)scale)),
            CleanKind.Percent => CellValue.Of(new decimal(random.Next(1000), 0, 0, false, 1)),
            CleanKind.Day => CellValue.Of(new DateOnly(2000 + random.Next(24), random.Next(1, 13), random.Next(1, 29))),
            CleanKind.Truth => CellValue.Of(random.Next(2) == 0),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
