using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>Fills templates with the words of a sheet.</summary>
internal sealed class Asker(Sheet sheet, bool english, Wordings wordings, Random random)
{
    private static readonly string[] En = ["no", "one", "two", "three", "four", "five"];

    private static readonly string[] Fr = ["aucun", "un", "deux", "trois", "quatre", "cinq"];

    private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);

    public bool IsEnglish => english;

    public Wordings Wordings => wordings;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public int Next(int low, int high) => random.Next(low, high);

    public Asker Set(string slot, string text)
    {
        slots[slot] = text;
        return this;
    }

    public Asker Measure(Column column)
    {
        string word = Word(column);
        Set("m", English(word));
        if (!english)
        {
            Set("tm", French.The(word)).Set("dm", French.OfThe(word)).Set("om", French.Of(word)).Set("bm", French.Bare(word));
            Set("um", (French.IsFeminine(word) ? "une " : word[0] == 'p' ? "des " : "un ") + French.Bare(word));
        }

        return SetAll(Agreement.OfMeasure(word, english));
    }

    /// <summary>A small number, in digits and in words.</summary>
    public Asker Number(int number) => Set("k", Digits(number)).Set("kw", (english ? En : Fr)[number]);

    /// <summary>A second measure: one of it, and all of it.</summary>
    public Asker Per(Column column)
    {
        string word = (english ? column.En : column.Fr)[0];
        Set("p", column.One[english ? 0 : ^1]).Set("ps", word);
        return english ? this : Set("bp", column.One[^1]).Set("tps", French.The(word)).Set("dps", French.OfThe(word));
    }

    public Asker Group(Column column)
    {
        string word = Word(column);
        Set("d", English(word)).Set("ds", Plural(English(word)));
        return english ? this
            : SetAll(Agreement.OfThing(word, "d")).Set("td", French.The(word)).Set("wd", French.Which(word)).Set("bd", French.Bare(word)).Set("bds", PluralFr(French.Bare(word)));
    }

    /// <summary>A column of the other file.</summary>
    public Asker Of(Column column)
    {
        string word = Word(column);
        Set("q", English(word));
        return english ? this : SetAll(Agreement.OfThing(word, "q")).Set("tq", French.The(word));
    }

    public Asker Name(Column column)
    {
        string word = Word(column);
        Set("nm", English(word)).Set("nms", Plural(English(word)));
        return english ? this
            : SetAll(Agreement.OfThing(word, "nm")).Set("tnm", French.The(word)).Set("wnm", French.Which(word)).Set("bnm", French.Bare(word)).Set("bnms", PluralFr(French.Bare(word)));
    }

    public Question Ask(string kind, string type, JsonNode? value, decimal tolerance = 0, params string[] history) =>
        new(kind, english, wordings.Tag, sheet.Files, Fill(kind), type, value, tolerance, history);

    public string Fill(string kind)
    {
        string text = wordings.Next(kind, english, random);
        bool isNamed = text.StartsWith("{v}", StringComparison.Ordinal) || text.StartsWith("{e}", StringComparison.Ordinal) || text.StartsWith("{c}", StringComparison.Ordinal) || text.StartsWith("I ", StringComparison.Ordinal) || text.StartsWith("I'", StringComparison.Ordinal);
        Set("rows", english ? sheet.RowsEn : sheet.RowsFr);
        Set("file", sheet.File);
        foreach ((string slot, string said) in slots)
        {
            text = text.Replace("{" + slot + "}", said, StringComparison.Ordinal);
        }

        text = text.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{kind}: {text}") : text;
        text = !english && text.StartsWith("de le ", StringComparison.Ordinal) ? text[3..] : text;
        text = char.ToUpperInvariant(text[0]) + text[1..];
        return wordings.IsFree ? Manner.Of(text, english, isNamed, kind.StartsWith("follow", StringComparison.Ordinal), wordings, random) : Noise(text);
    }

    private Asker SetAll(IEnumerable<(string Slot, string Text)> all)
    {
        foreach ((string slot, string text) in all)
        {
            Set(slot, text);
        }

        return this;
    }

    /// <summary>One in six is typed carelessly: no accents, no capitals, no question mark.</summary>
    private string Noise(string text) => random.Next(6) switch
    {
        0 => text.Replace("é", "e", StringComparison.Ordinal).Replace("è", "e", StringComparison.Ordinal).Replace("ê", "e", StringComparison.Ordinal).Replace("É", "E", StringComparison.Ordinal).TrimEnd('?', ' '),
        _ => text,
    };

    private string Word(Column column)
    {
        string[] words = english ? column.En : column.Fr;
        return wordings.Split == Split.Held ? words[^1] : Pick(words);
    }

    private string English(string word) => english ? word : French.Bare(word);

    private static string Plural(string word) => word.EndsWith('y') && !word.EndsWith("ay", StringComparison.Ordinal) ? word[..^1] + "ies" : word.EndsWith('s') ? word : word + "s";

    private static string PluralFr(string word)
    {
        int space = word.IndexOf(' ', StringComparison.Ordinal);
        string head = space < 0 ? word : word[..space];
        string plural = head.EndsWith('s') || head.EndsWith('x') ? head : head.EndsWith("eau", StringComparison.Ordinal) ? head + "x" : head + "s";
        return plural + (space < 0 ? "" : word[space..]);
    }

    public static string Digits(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
