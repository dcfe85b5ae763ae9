using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Greetings and thanks at either end of a message: they ask nothing and are taken off before it is read.</summary>
internal static partial class Courtesies
{
    private const int MostWords = 9;

    private const int MostRounds = 4;

    /// <summary>A part with one of these, and no word from elsewhere, is courtesy.</summary>
    private static readonly FrozenSet<string> Certain = Set("""
        thanks thank thx tks thnx tx ty ta cheers merci mercis grateful gratefully regards wishes sincerely cordialement cordiales salutations appreciated gratitude greetings
        svp stp plz pls hello hi hey hiya bonjour bonsoir salut coucou hallo danke dear cher chers chere cheres amicalement respectueusement bye ciao remerciements remercie remercions
        reconnaissant reconnaissante reconnaissants
        """);

    /// <summary>Two words that are courtesy together only: "bonne journée", "have a nice day".</summary>
    private static readonly (FrozenSet<string> First, FrozenSet<string> Second)[] Pairs =
    [
        (Set("bonne bon belle excellente agreable"), Set("journee soiree matinee continuation semaine chance fin nuit weekend courage apres-midi")),
        (Set("good nice great lovely pleasant happy best kind kindest warm warmest yours"), Set("day evening morning afternoon weekend week one luck regards wishes truly faithfully sincerely")),
        (Set("bien tres"), Set("vous toi cordialement")),
        (Set("mille grand gros mes"), Set("mercis merci remerciements salutations amities")),
    ];

    private static readonly FrozenSet<string> Companions = Set("""
        day evening morning afternoon weekend week best kind kindest warm warmest nice good great lovely happy help any your yours my our in advance for the a of and so very much many lots million have all team
        everyone everybody folks colleague colleagues friend friends sir sirs madam mister mr mrs ms tally to you there again beforehand kindly really truly answer reply assistance time effort
        would be is am if i we it that this with from most
        collegue collegues ami amis amie amies madame monsieur mesdames messieurs equipe tous toutes tout le la les l un une de d du des a au et en par pour mille grand gros tres bien beaucoup infiniment
        avance vous toi te tu votre ton vos tes mes mon notre nos aide reponse temps attention sincerement journee soiree matinee semaine fin week end weekend bonne bon belle excellente continuation
        chance courage si s il plait je nous serais serait suis encore meilleures sentiments distingues
        """);

    /// <summary>The message without the courtesies before and after what it asks; as it is where nothing else would be left.</summary>
    public static string Without(string message)
    {
        string rest = message.Trim();
        for (int round = 0; round < MostRounds; round++)
        {
            Match tail = Tail().Match(rest);
            Match head = Head().Match(rest);
            if (tail.Success && Is(tail.Groups["part"].Value))
            {
                rest = rest[..tail.Groups["part"].Index].TrimEnd(' ', ',', ';', '-', '–', '—');
            }
            else if (head.Success && Is(head.Groups["part"].Value))
            {
                rest = rest[(head.Index + head.Length)..].TrimStart();
            }
            else
            {
                break;
            }
        }

        return rest.Any(char.IsLetterOrDigit) ? rest : message;
    }

    private static bool Is(string part)
    {
        List<string> words = [.. Folding.Words(part)];
        if (words.Count is 0 or > MostWords || !words.TrueForAll(static word => Certain.Contains(word) || Companions.Contains(word)))
        {
            return false;
        }

        return words.Exists(Certain.Contains) || words.Zip(words.Skip(1)).Any(static pair => Array.Exists(Pairs, known => known.First.Contains(pair.First) && known.Second.Contains(pair.Second)));
    }

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=[,;.!?…–—]|\s-)\s*(?<part>[^,;.!?…–—:]+?)[\s.!)]*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?<part>[^,;.!?:–—]+)(?:[,;.!:–—]+|\s-\s)\s*(?=\S)")]
    private static partial Regex Head();
}
