using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>Finds passages by the words they share with a question: rare words weigh more, accents and case do not count.</summary>
internal static partial class PassageSearch
{
    public static IReadOnlyList<Hit> Find(IEnumerable<StoreFile> files, string query, int most, double threshold, JsonElement? filter)
    {
        (StoreFile File, string Text, HashSet<string> Words)[] passages =
            [.. from file in files where AttributeFilter.Passes(file.Attributes, filter) from text in file.Passages select (file, text, Words(text))];
        string[] asked = [.. Words(query)];
        double[] weights = [.. asked.Select(word => Math.Log(1 + ((double)passages.Length / (1 + passages.Count(passage => passage.Words.Contains(word))))))];
        double all = weights.Sum();
        return
        [
            .. passages
                .Select(passage => new Hit(passage.File, passage.Text, all == 0 ? 0 : asked.Zip(weights, (word, weight) => passage.Words.Contains(word) ? weight : 0).Sum() / all))
                .Where(hit => hit.Score > 0 && hit.Score >= threshold)
                .OrderByDescending(hit => hit.Score)
                .Take(most),
        ];
    }

    /// <summary>The sentence of a text that shares most words with the question, and how many.</summary>
    public static (string Sentence, int Shared) BestSentence(string text, string query)
    {
        HashSet<string> asked = Words(query);
        return Sentence().Matches(text)
            .Select(match => (Sentence: match.Value.Trim().ReplaceLineEndings(" "), Shared: Words(match.Value).Count(asked.Contains)))
            .OrderByDescending(candidate => candidate.Shared)
            .FirstOrDefault((Sentence: text.Trim(), Shared: 0));
    }

    /// <summary>Folded words of three letters and more; inflected forms meet in their first five letters.</summary>
    private static HashSet<string> Words(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(letter);
        }

        return [.. Word().Matches(plain.ToString()).Select(match => Stem(match.Value)).Where(word => !Common.Contains(word))];
    }

    private static string Stem(string word)
    {
        string single = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        return single.Length > 5 ? single[..5] : single;
    }

    private static readonly HashSet<string> Common =
        ["the", "and", "where", "who", "what", "which", "doe", "how", "when", "was", "were", "for", "with", "les", "des", "une", "est", "quel", "que", "qui", "dans", "sur", "par", "pour", "der", "die", "das", "und"];

    [GeneratedRegex(@"[\p{L}\p{N}]{3,}")]
    private static partial Regex Word();

    /// <summary>A sentence may go on in the next line, unless that is empty, a heading, an item or a row.</summary>
    [GeneratedRegex(@"(?:[^.!?\n]|\n(?![\s#*+|-]))+[.!?]*")]
    private static partial Regex Sentence();
}

/// <summary>A passage that was found.</summary>
internal sealed record Hit(StoreFile File, string Text, double Score)
{
    public void WriteAttributes(Utf8JsonWriter json)
    {
        json.WritePropertyName("attributes");
        if (File.Attributes is { } pairs) pairs.WriteTo(json);
        else json.WriteRawValue("{}"u8);
    }
}
