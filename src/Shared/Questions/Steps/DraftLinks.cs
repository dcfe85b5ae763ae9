using System.Text;
using System.Text.RegularExpressions;

namespace Tally.Questions;

/// <summary>
/// Links into a container (<c>sandbox:/mnt/data/chart2.png</c>) mean nothing to people, and the digits in their names are no
/// figures: they are hidden from the gate and come back as links to the files that were kept.
/// </summary>
internal static partial class DraftLinks
{
    /// <summary>The draft with its links as words without digits, and without the marks that models leave where they cite.</summary>
    public static string Hide(string draft)
    {
        string text = Marks().Replace(draft, "");
        var links = Links(text);
        if (links.Count == 0)
            return text;
        text = Sandbox().Replace(text, match => "tally-file:" + Letters(links.IndexOf(match.Value)));
        return links.Select(NameOf).Aggregate(text, (hidden, name) =>
            name.Any(char.IsDigit) ? hidden.Replace(name, "tally-name:" + Letters(links.FindIndex(link => NameOf(link) == name)), StringComparison.Ordinal) : hidden);
    }

    /// <param name="text">What the gate made of the hidden draft.</param>
    /// <param name="draft">The model's own.</param>
    /// <param name="address">Where the file of that name is to be had; null when it was not kept.</param>
    public static ShownText Show(string text, string draft, Func<string, string?> address)
    {
        var links = Links(Marks().Replace(draft, ""));
        var shown = new StringBuilder();
        var moves = new List<(int From, int By)>();
        int at = 0;
        foreach (Match match in Hidden().Matches(text))
        {
            int index = Number(match.Groups[2].Value);
            if (index >= links.Count)
                continue;
            string name = NameOf(links[index]);
            string word = match.Groups[1].Value == "name" ? name : address(name) ?? name;
            shown.Append(text, at, match.Index - at).Append(word);
            at = match.Index + match.Length;
            moves.Add((at, word.Length - match.Length));
        }

        return new ShownText(shown.Append(text, at, text.Length - at).ToString(), moves);
    }

    private static List<string> Links(string text) => [.. Sandbox().Matches(text).Select(match => match.Value).Distinct()];

    private static string NameOf(string link) => Uri.UnescapeDataString(link[(link.LastIndexOf('/') + 1)..]);

    private static string Letters(int number)
    {
        string letters = "";
        for (int left = number; left >= 0; left = (left / 26) - 1)
            letters = (char)('a' + (left % 26)) + letters;
        return letters;
    }

    private static int Number(string letters) => letters.Aggregate(0, (number, letter) => (number * 26) + (letter - 'a' + 1)) - 1;

    [GeneratedRegex(@"sandbox:/[^\s)\]>""']+")]
    private static partial Regex Sandbox();

    [GeneratedRegex("tally-(file|name):([a-z]+)")]
    private static partial Regex Hidden();

    [GeneratedRegex("【[^】\n]{1,80}】|\uE200[^\uE201\n]{1,200}\uE201")]
    private static partial Regex Marks();
}

/// <summary>A text with its links put in, and where things that stood in it stand now.</summary>
internal sealed record ShownText(string Text, IReadOnlyList<(int From, int By)> Moves)
{
    public int Moved(int position) => position + Moves.Where(move => move.From <= position).Sum(move => move.By);
}
