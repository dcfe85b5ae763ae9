using System.Globalization;

namespace Tally.Shared.Tests.Honesty;

/// <summary>Two hundred and twenty questions about the sample in French and English, from a seed.</summary>
internal static class ManyQuestions
{
    private static readonly string[] French =
    [
        "Combien d'étudiants en {f} en {y} ?",
        "Combien d'étudiantes en {f} en {y} ?",
        "Combien d'hommes y avait-il en {f} en {y} ?",
        "Combien d'étudiants étrangers en {f} en {y} ?",
        "Compare {f} et {g} en {y}.",
        "De combien le nombre d'étudiants en {f} a-t-il changé entre {y} et {z} ?",
        "Quelle est la part des femmes en {f} en {y} ?",
        "Quelle est la filière qui a le plus d'étudiants en {y} ?",
        "Quelle est la moyenne d'étudiants par an en {f} ?",
        "Montre un graphique de l'évolution de {f} de {y} à {z}.",
        "Classe les facultés par nombre d'étudiants en {y}.",
        "Est-il vrai que {f} comptait {n} étudiants en {y} ?",
    ];

    private static readonly string[] English =
    [
        "How many students were there in {f} in {y}?",
        "How many women studied at {f} in {y}?",
        "How many men were there in {f} in {y}?",
        "How many foreign students were there in {f} in {y}?",
        "Compare {f} and {g} in {y}.",
        "By how many percent did {f} grow between {y} and {z}?",
        "What share of the students in {f} were women in {y}?",
        "Which faculty had the fewest students in {y}?",
        "What was the average number of students in {f}?",
        "Draw a chart of {f}'s total from {y} to {z}.",
        "In which year did {f} have the most students?",
        "Is it true that {f} had {n} students in {y}?",
    ];

    private static readonly string[] Faculties = ["FBM", "FDCA", "HEC", "Lettres", "SSP", "FTSR"];

    public static IReadOnlyList<string> All { get; } = Write();

    private static List<string> Write()
    {
        var random = new Random(5);
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; written.Count < 220; i++)
        {
            string[] tongue = written.Count % 2 == 0 ? French : English;
            int from = random.Next(2011, 2018);
            int faculty = random.Next(Faculties.Length);
            written.Add(tongue[i / 2 % tongue.Length]
                .Replace("{f}", Faculties[faculty], StringComparison.Ordinal)
                .Replace("{g}", Faculties[(faculty + 1 + random.Next(Faculties.Length - 1)) % Faculties.Length], StringComparison.Ordinal)
                .Replace("{n}", (1000 + (10 * random.Next(400))).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{y}", from.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{z}", (from + 1 + random.Next(3)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return [.. written];
    }
}
