using System.Globalization;
using System.Text;

namespace Tally.Bench.Ingest;

/// <summary>The inputs, made from a seed: the same bytes on every machine.</summary>
internal static class BenchFiles
{
    private const int Seed = 20260101;

    private static readonly string[] Names = ["Müller", "Favre", "Rochat", "Dupré", "Bianchi", "Grünig", "Schär", "Blanc", "Pittet", "Núñez", "Weber", "Çelik"];

    private static readonly string[] FirstNames = ["Zoé", "Émile", "Léa", "Noël", "Anaïs", "Jürg", "Chloé", "Luca", "Inès", "René", "Ida", "Noah"];

    private static readonly string[] Towns = ["Genève", "Zürich", "Lausanne", "Bern", "Neuchâtel", "Delémont", "Bellinzona", "Sion", "Fribourg", "Basel", "Köniz", "Bülach"];

    private static readonly string[] Words =
    [
        "livraison", "retardée", "client", "averti", "colis", "endommagé", "à", "reprendre", "déjà", "payé", "facture", "envoyée", "rappeler", "lundi",
        "größe", "geprüft", "Stück", "fehlt", "order", "split", "in", "two", "été", "hiver", "très", "urgent", "paiement", "reçu", "sans", "suite",
    ];

    /// <summary>Six columns of numbers.</summary>
    public static void WriteNarrow(string path, int megabytes)
    {
        var random = new Random(Seed);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        file.Write("annee;commune;menages;habitants;surface;taux\n");
        for (long row = 0, wanted = megabytes * 1_000_000L; (row & 0xFFF) != 0 || file.BaseStream.Position < wanted; row++)
        {
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{1990 + (row % 35)};{1 + random.Next(6800)};{random.Next(20_000)};{random.Next(450_000)};{random.Next(1, 28_000_000) / 100m:0.00};{random.Next(-9_999, 99_999) / 1000m:0.000}\n"));
        }
    }

    /// <summary>Numbers, dates, truth values and texts, some of them quoted with delimiters, quotes and line breaks inside.</summary>
    public static void WriteMixed(string path, int megabytes)
    {
        var random = new Random(Seed);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        file.Write("numéro,client,ville,date,montant,quantité,actif,remarque\n");
        for (long row = 0, wanted = megabytes * 1_000_000L; (row & 0xFFF) != 0 || file.BaseStream.Position < wanted; row++)
        {
            WriteMixedRow(file, row, random);
        }
    }

    /// <summary>A folder of files with a header and twelve rows each.</summary>
    public static void WriteSmall(string folder, int files)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(Seed);
        for (int i = 0; i < files; i++)
        {
            var text = new StringBuilder("mois,ville,ventes,montant\n");
            for (int month = 1; month <= 12; month++)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"{month},{Towns[random.Next(Towns.Length)]},{random.Next(5000)},{random.Next(1, 900_000) / 100m:0.00}\n");
            }

            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"file{i:00000}.csv")), text.ToString());
        }
    }

    private static void WriteMixedRow(StreamWriter file, long row, Random random)
    {
        string name = $"{FirstNames[random.Next(FirstNames.Length)]} {Names[random.Next(Names.Length)]}-{Names[random.Next(Names.Length)]}";
        var date = new DateTime(2015, 1, 1).AddDays(random.Next(4000));
        file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{row + 1},\"{name}\",{Towns[random.Next(Towns.Length)]},{date:yyyy-MM-dd},{random.Next(1, 5_000_000) / 100m:0.00},{random.Next(1, 500)},{(random.Next(2) == 0 ? "true" : "false")},"));
        int words = random.Next(12);
        if (words > 0)
        {
            string text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
            file.Write(random.Next(10) switch
            {
                0 => $"\"{text},\nsuite: {row}\"",
                1 => $"\"{text} \"\"{row}\"\"\"",
                2 or 3 => $"\"{text}, {random.Next(1000)}\"",
                _ => text,
            });
        }

        file.Write('\n');
    }
}
