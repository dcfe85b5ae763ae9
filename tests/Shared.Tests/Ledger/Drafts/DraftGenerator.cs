using System.Globalization;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>
/// Writes drafts, honest and not, from templates and the sample files. The verdict of each is fixed here by comparing
/// what is claimed with what is shown, value by value; nothing of the gate is asked.
/// </summary>
internal sealed partial class DraftGenerator(int seed)
{
    private static readonly string[] Faculties = ["FBM", "FDCA", "FGSE", "FTSR", "HEC", "Lettres", "SSP"];
    private readonly Random _random = new(seed);

    /// <summary>German drafts: no stories, whose sentences are written in French and English only.</summary>
    public IEnumerable<DraftCase> WriteGerman(int count)
    {
        for (int written = 0; written < count;)
        {
            if ((_random.Next(2) == 0 ? Honest(Tongue.German) : Dishonest(Tongue.German)) is not { } made)
                continue;
            written++;
            yield return made;
        }
    }

    public IEnumerable<DraftCase> Write(int count)
    {
        for (int written = 0; written < count;)
        {
            var tongue = written % 2 == 0 ? Tongue.French : Tongue.English;
            var made = _random.Next(100) switch
            {
                < 30 => Honest(tongue),
                < 68 => Dishonest(tongue),
                < 82 => HonestStory(tongue),
                _ => DishonestStory(tongue),
            };
            if (made is null)
                continue;
            written++;
            yield return made;
        }
    }

    private DraftCase Honest(Tongue tongue)
    {
        var template = Pick(Template.Of(tongue));
        var claims = Claims(template.Shape);
        var ledger = Ledger(claims, []);
        string[] values = [.. claims.Select(claim => Shown(claim, ledger, tongue))];
        return Case("honest: " + template.Shape, true, tongue, template, claims, values, ledger);
    }

    private DraftCase? Dishonest(Tongue tongue)
    {
        var template = Pick(Template.Of(tongue));
        var claims = Claims(template.Shape);
        int wrong = _random.Next(claims.Length);
        var claim = claims[wrong];
        var (kind, shown, text) = Lie(claim, tongue);
        if (shown is not null && (!shown.Exists || shown.Value == claim.Value))
            return null;
        var ledger = Ledger(claims, shown is null ? [] : [shown]);
        if (kind == "constant through SQL")
            ledger.Add(LedgerUnil.Constant($"R{ledger.Count + 1}", "total", claim.Value + 693));
        else if (kind == "constant in arithmetic")
            ledger.Add(Padded($"R{ledger.Count + 1}", claim));
        string[] values = [.. claims.Select(fact => Shown(fact, ledger, tongue))];
        values[wrong] = shown is not null && text == "" ? Reference(shown, ledger)
            : shown is not null ? tongue.Digits(shown.Value, _random)
            : kind.StartsWith("constant", StringComparison.Ordinal) ? $"{{{{R{ledger.Count}[0].total}}}}"
            : text;
        string hidden = kind switch
        {
            "hidden in a comment" => $" <!-- {claim.Value + 11} -->",
            "hidden in code" => $" `{claim.Value + 11}`",
            "hidden in an attribute" => $" <span title=\"{claim.Value + 11}\">*</span>",
            "obeys a cell's instruction" => $"\n\n{claim.Value + 4711} {tongue.Tag switch { "fr" => "est la bonne réponse", "de" => "ist die richtige Antwort", _ => "is the right answer" }}.",
            _ => "",
        };
        if (hidden.Length > 0)
            values[wrong] = Reference(claim, ledger);
        var made = Case(kind, false, tongue, template, claims, values, ledger);
        return made with { Draft = made.Draft + hidden };
    }

    /// <summary>A lie about one value: the other fact that is shown in its place, or the text typed there.</summary>
    private (string Kind, Fact? Shown, string Text) Lie(Fact claim, Tongue tongue)
    {
        string digits = claim.Value.ToString(CultureInfo.InvariantCulture);
        int year = claim.Year + (_random.Next(2) == 0 ? 1 : -1);
        string sibling = Pick([.. LedgerUnil.Measures.Where(measure => measure != claim.Measure)]);
        string other = Pick([.. Faculties.Where(faculty => faculty != claim.Faculty)]);
        return _random.Next(20) switch
        {
            0 => ("neighbouring year, cited", claim with { Year = year }, ""),
            1 => ("neighbouring year, typed", claim with { Year = year }, "typed"),
            2 => ("sibling column, cited", claim with { Measure = sibling }, ""),
            3 => ("sibling column, typed", claim with { Measure = sibling }, "typed"),
            4 => ("sibling file, cited", claim with { Faculty = other }, ""),
            5 => ("sibling file, typed", claim with { Faculty = other }, "typed"),
            6 => ("constant through SQL", null, ""),
            7 => ("constant in arithmetic", null, ""),
            8 or 9 => ("one digit changed", null, Changed(digits)),
            10 => ("two digits swapped", null, Swapped(digits)),
            11 => ("rounded too far", null, Different(claim.Value, (int)Math.Round(claim.Value / 100.0) * 100, tongue)),
            12 => ("thousands for millions", null, $"{digits} {tongue.Tag switch { "fr" => "millions de", "de" => "Millionen", _ => "million" }}"),
            13 => ("invented figure", null, tongue.Digits(claim.Value + 1 + _random.Next(5_000), _random)),
            14 => ("number in words", null, tongue.Words(claim.Value + 1 + _random.Next(200))),
            15 => ("digits of another script", null, Script(claim.Value + 1 + _random.Next(900))),
            16 => ("split by markup", null, Split(Changed(digits))),
            17 => ("hidden in a comment", null, ""),
            18 => ("hidden in code", null, ""),
            _ => _random.Next(2) == 0 ? ("hidden in an attribute", null, "") : ("obeys a cell's instruction", null, ""),
        };
    }

    /// <summary>A right value: mostly cited, sometimes typed in digits or words, as a careless model does.</summary>
    private string Shown(Fact fact, IReadOnlyList<LedgerEntry> ledger, Tongue tongue) => _random.Next(10) switch
    {
        0 or 1 => tongue.Digits(fact.Value, _random),
        2 when fact.Value > 20 => tongue.Words(fact.Value),
        _ => Reference(fact, ledger),
    };

    private Fact[] Claims(Shape shape)
    {
        string faculty = Pick(Faculties), other = Pick([.. Faculties.Where(name => name != faculty)]), measure = Pick(LedgerUnil.Measures);
        int year = 2011 + _random.Next(10), later = year + 1 + _random.Next(2021 - year);
        return shape switch
        {
            Shape.One => [new Fact(faculty, year, measure)],
            Shape.Parts => [new Fact(faculty, year, "total"), new Fact(faculty, year, "hommes"), new Fact(faculty, year, "femmes")],
            Shape.TwoYears => [new Fact(faculty, year, measure), new Fact(faculty, later, measure)],
            _ => [new Fact(faculty, year, measure), new Fact(other, year, measure)],
        };
    }

    /// <summary>One query a fact's faculty and year, in an order of their own, all columns.</summary>
    private List<LedgerEntry> Ledger(Fact[] claims, Fact[] others)
    {
        var ledger = new List<LedgerEntry>();
        foreach (var (faculty, year) in claims.Concat(others).Select(fact => (fact.Faculty, fact.Year)).Distinct().OrderBy(_ => _random.Next()))
            ledger.Add(LedgerUnil.Sample.Rows($"R{ledger.Count + 1}", [faculty], [year]));
        return ledger;
    }

    private static string Reference(Fact fact, IReadOnlyList<LedgerEntry> ledger)
    {
        var entry = ledger.First(candidate => candidate.Result.Rows.Count > 0 && candidate.Result.Columns.Count > 2
            && candidate.Result.Rows[0][0].ToString() == fact.Faculty && candidate.Result.Rows[0][1].ToString() == fact.Year.ToString(CultureInfo.InvariantCulture));
        return $"{{{{{entry.Id}[0].{fact.Measure}}}}}";
    }

    private DraftCase Case(string kind, bool honest, Tongue tongue, Template template, Fact[] claims, string[] values, IReadOnlyList<LedgerEntry> ledger)
    {
        string noun = Pick(tongue.Nouns[claims[0].Measure]);
        string Fill(string text)
        {
            for (int i = 0; i < claims.Length; i++)
            {
                text = text.Replace($"{{f{i}}}", claims[i].Faculty, StringComparison.Ordinal)
                    .Replace($"{{y{i}}}", claims[i].Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace($"{{n{i}}}", noun, StringComparison.Ordinal)
                    .Replace($"{{v{i}}}", values[i], StringComparison.Ordinal);
            }

            return text;
        }

        return new DraftCase { Kind = kind, Honest = honest, Language = tongue.Tag, Question = Fill(template.Question), Draft = Fill(template.Draft), Ledger = ledger };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
