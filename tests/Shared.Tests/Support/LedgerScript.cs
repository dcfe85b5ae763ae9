using System.Globalization;
using Tally.Ledger;

namespace Tally.Shared.Tests.Support;

/// <summary>
/// Builds a ledger from the lines of a case file:
/// <code>
/// R1 = rows HEC 2020                    R2 = rows HEC,FBM 2018..2021 order total desc limit 3
/// R3 = SUM total HEC 2011..2021 somme   R4 = calc ecart {{R1[0].total}} - {{R2[0].total}}
/// R5 = const total 9999                 R6 = rename R1 femmes hommes
/// </code>
/// </summary>
internal static class LedgerScript
{
    public static LedgerEntry Read(string line, IReadOnlyList<LedgerEntry> ledger)
    {
        string[] sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
        string id = sides[0];
        string[] words = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unil = LedgerUnil.Sample;
        return words[0] switch
        {
            "rows" => Rows(id, words, unil),
            "calc" => LedgerUnil.Calculate(id, words[1], string.Join(' ', words[2..]), ledger),
            "const" => LedgerUnil.Constant(id, words[1], decimal.Parse(words[2], CultureInfo.InvariantCulture)),
            "rename" => LedgerUnil.Renamed(ledger.First(entry => entry.Id == words[1]), words[2], words[3]) with { Id = id },
            var function => unil.Aggregate(id, function, words[1], Faculties(words[2], unil), Years(words[3]), words[4]),
        };
    }

    private static LedgerEntry Rows(string id, string[] words, LedgerUnil unil)
    {
        int order = Array.IndexOf(words, "order"), limit = Array.IndexOf(words, "limit");
        return unil.Rows(id, Faculties(words[1], unil), Years(words[2]),
            order < 0 ? null : words[order + 1],
            order < 0 || words[order + 2] == "desc",
            limit < 0 ? null : int.Parse(words[limit + 1], CultureInfo.InvariantCulture));
    }

    private static string[] Faculties(string text, LedgerUnil unil) =>
        text == "*" ? [.. unil.Faculties.Where(name => name != "TOTAL")] : text.Split(',');

    private static IReadOnlyList<int> Years(string text)
    {
        string[] ends = text.Split("..");
        return LedgerUnil.Years(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
    }
}
