using System.Collections.Immutable;
using System.Globalization;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Which rows and figures a question names.</summary>
internal sealed partial class RequestReader
{
    /// <summary>What else an adjective may be of, where the table has not its own measure: a dear flat has a high rent.</summary>
    private static readonly Dictionary<string, string[]> Nearby = new(StringComparer.Ordinal)
    {
        ["price"] = ["rent", "cost", "amount", "fee", "emolument", "toll"],
        ["duration"] = ["length", "length_of_way", "span", "distance"],
        ["height"] = ["altitude"],
        ["weight"] = ["tonnage"],
        ["depth"] = ["thickness"],
        ["area"] = ["floorarea"],
        ["precipitation"] = ["snow"],
        ["profit"] = ["margin"],
    };

    /// <summary>"Cheapest" is the least price, where a column of prices exists.</summary>
    private (Cue? End, Field? Field) ReadSuperlative()
    {
        for (int start = 0; start < reading.Tokens.Count; start++)
        {
            for (int length = Math.Min(4, reading.Tokens.Count - start); length > 0; length--)
            {
                string phrase = string.Join(' ', reading.Tokens.Skip(start).Take(length).Select(static token => token.Fold));
                if (Lexicon.SuperlativeOf(phrase) is not { } superlative)
                {
                    continue;
                }

                Cue end = superlative.IsMaximum ? Cue.Max : Cue.Min;
                List<Field> fields = new[] { superlative.Concept }.Concat(Nearby.GetValueOrDefault(superlative.Concept) ?? [])
                    .Select(concept => Measures.Of(reading.Table).Where(field => Measures.Concepts(field).Any(meaning => meaning.Id == concept)).ToList())
                    .FirstOrDefault(static found => found.Count > 0) ?? [];
                string marker = superlative.IsMaximum ? "maximum" : "minimum";
                fields = fields.Count > 1 && fields.Where(field => Measures.Concepts(field).Any(concept => concept.Id == marker)).ToList() is [var matching] ? [matching] : fields;
                if (fields.Count == 1)
                {
                    Use(Enumerable.Range(start, length));
                    return (end, fields[0]);
                }
            }
        }

        return (null, null);
    }

    private ImmutableList<ValueFilter> ReadValues(out ImmutableList<string> choices)
    {
        choices = [];
        ImmutableList<ValueFilter> filters = [];
        foreach (Mention mention in reading.Mentions.Where(static mention => mention.Target is Target.Value or Target.Whole))
        {
            if (mention.Target is Target.Whole && reading.All(Cue.Which, Cue.By, Cue.HowMany).Any(cue => cue.End == mention.Start))
            {
                continue;
            }

            Use(mention.Tokens);
            if (mention.Target is not Target.Value value)
            {
                continue;
            }

            value = Preferred(mention, value, ref choices);
            if (Totals.IsTotal(value.Text, value.Field.Name) && Totals.IsFoot(reading.Table, value.Field, value.Text))
            {
                // "Total revenue by region": the word asks for a sum; which rows it is taken from is settled later.
                continue;
            }

            bool isExcluded = reading.All(Cue.Except).Any(cue => mention.Start - cue.End is >= 0 and <= 3);
            int same = filters.FindIndex(filter => filter.Field.Name == value.Field.Name && filter.IsExcluded == isExcluded);
            filters = same < 0 ? filters.Add(new ValueFilter(value.Field, [value.Text], isExcluded))
                : filters[same].Values.Contains(value.Text) ? filters
                : filters.SetItem(same, filters[same] with { Values = filters[same].Values.Add(value.Text) });
        }

        return [.. filters, .. ReadGrades()];
    }

    /// <summary>"A flat with 3 rooms": a number before the name of a column of few small numbers is one of its values.</summary>
    private IEnumerable<ValueFilter> ReadGrades()
    {
        foreach (Mention mention in reading.Mentions)
        {
            int at = mention.Start - 1;
            if (at < 0 || used.Contains(at) || mention.Target is not Target.Column { Field: var field } || !Grades.Is(reading.Table, field)
                || reading.All(Cue.Top, Cue.Bottom).Any(cue => cue.Start <= at && at <= cue.End) || GradeAt(at) is not { } number || !Grades.Holds(field, number))
            {
                continue;
            }

            Use(mention.Tokens.Append(at));
            yield return new ValueFilter(field, [number.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    private decimal? GradeAt(int at) => reading.Tokens[at] switch
    {
        { Kind: TokenKind.Number, IsPercent: false } token => token.Number,
        { Kind: TokenKind.Word } token => NumberWords.Of(token.Fold),
        _ => null,
    };

    /// <summary>Among equal readings the column that the question names decides; else the person is asked.</summary>
    private Target.Value Preferred(Mention mention, Target.Value value, ref ImmutableList<string> choices)
    {
        List<Target.Value> all = [value, .. mention.Rivals.OfType<Target.Value>()];
        List<Target.Value> named = all.Where(candidate => reading.Mentions.Any(other => other.Target is Target.Column { Field: var field } && field.Name == candidate.Field.Name)).ToList();
        if (named.Count == 1 || all.Count == 1)
        {
            return named.Count == 1 ? named[0] : value;
        }

        choices = [.. all.Select(static candidate => $"{candidate.Field.Name} : {candidate.Text}").Distinct()];
        return value;
    }

    /// <summary>"Un 4 pièces", "pièces = 4": a number beside a column of small numbers that tell rows apart.</summary>
    private ImmutableList<ValueFilter> Numbered()
    {
        ImmutableList<ValueFilter> filters = [];
        foreach (Mention mention in reading.Mentions)
        {
            if (mention is not { IsPartial: false, Target: Target.Column { Field: { Type: "integer", Role: "dimension", IsYear: false, IsIdentifier: false } field } } || filters.Any(filter => filter.Field == field))
            {
                continue;
            }

            int number = new[] { mention.Start - 1, mention.End }.FirstOrDefault(at => at >= 0 && at < reading.Tokens.Count && !used.Contains(at) && IsOneOf(field, reading.Tokens[at]), -1);
            if (number >= 0)
            {
                Use([number, .. mention.Tokens]);
                filters = filters.Add(new ValueFilter(field, [reading.Tokens[number].Number.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
            }
        }

        return filters;
    }

    private static bool IsOneOf(Field field, Token token) => token is { Kind: TokenKind.Number, IsPercent: false } && decimal.IsInteger(token.Number)
        && decimal.TryParse(field.Min, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal low) && low <= token.Number
        && decimal.TryParse(field.Max, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal high) && token.Number <= high;

    private IEnumerable<ValueFilter> Booleans()
    {
        foreach (Mention mention in reading.Mentions)
        {
            if (mention.Target is Target.Column { Field: { IsBoolean: true } field })
            {
                Use(mention.Tokens);
                bool isNegated = reading.Tokens.Skip(Math.Max(0, mention.Start - 3)).Take(mention.End + 1 - Math.Max(0, mention.Start - 3))
                    .Any(static token => token.Fold is "not" or "non" or "pas" or "without" or "sans" or "never" or "jamais" or "nicht" or "no" or "didn't" or "isn't" or "aren't" or "false");
                yield return new ValueFilter(field, [isNegated ? "false" : "true"]);
            }
        }
    }

    private (ImmutableList<NumberFilter> Numbers, Claim? Claim) Split(IReadOnlyList<Comparison> comparisons, ImmutableList<Quantity> found, bool asksYesNo, Dimension? asked, out ImmutableList<ValueFilter> graded)
    {
        ImmutableList<NumberFilter> numbers = [];
        graded = [];
        Claim? claim = null;
        foreach (Comparison comparison in comparisons)
        {
            if (asksYesNo && asked is null && comparison.Upper is null && (comparison.Field is null || found.Any(quantity => quantity.Field?.Name == comparison.Field.Name)))
            {
                claim = new Claim(comparison.Operator, comparison.Number, comparison.Text);
            }
            else if (comparison is { Operator: "=", Upper: null, Field: { } grade } && Grades.Is(reading.Table, grade))
            {
                graded = graded.Add(new ValueFilter(grade, [comparison.Number.ToString(CultureInfo.InvariantCulture)]));
            }
            else if ((comparison.Field ?? (found is [{ IsCount: false, Field: { } only }] ? only : null) ?? Measures.Head(reading.Table)) is { } field)
            {
                numbers = numbers.Add(new NumberFilter(field, comparison.Operator, comparison.Number, comparison.Upper, comparison.Text, comparison.UpperText));
            }
            else
            {
                // A number that is compared with nothing known may not be passed over.
                used.ExceptWith(comparison.Tokens.Where(at => reading.Tokens[at].Kind == TokenKind.Number));
            }
        }

        return (numbers, claim);
    }

    /// <summary>A number of a yes-or-no question that nothing else took is what it asserts.</summary>
    private Claim? LooseNumber()
    {
        Token? number = reading.Tokens.FirstOrDefault(token => token.Kind == TokenKind.Number && !used.Contains(token.Index));
        if (number is null)
        {
            return null;
        }

        (decimal value, int end) = Numbers.Scaled(reading, number.Index);
        Use(Enumerable.Range(number.Index, end - number.Index));
        return new Claim("=", value, reading.Words(number.Index, end));
    }
}
