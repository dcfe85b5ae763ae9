using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>Finds what the words of a question name in a table: the best reading of each word, rivals kept beside it.</summary>
internal static class Linker
{
    private const double Missing = 0.3;

    private static readonly HashSet<string> Dates = new(StringComparer.Ordinal) { "date", "day", "month", "year" };

    private const double Tie = 0.04;

    public static IReadOnlyList<Mention> Link(IReadOnlyList<Token> tokens, Vocabulary vocabulary, Func<Token, bool> isFunctionWord, Func<int, bool> isCueWord)
    {
        ILookup<int, Span> spans = Span.All(tokens).ToLookup(static span => span.Start);
        var candidates = new List<Mention>();
        var said = new Said(spans.SelectMany(static group => group));
        foreach ((Target target, Phrase phrase, _) in vocabulary.Entries)
        {
            if (!said.Any(phrase))
            {
                continue;
            }

            candidates.AddRange(Match(phrase, target, spans, tokens, isFunctionWord, isCueWord));
        }

        return Choose(candidates, index => isFunctionWord(tokens[index]));
    }

    private static IEnumerable<Mention> Match(
        Phrase phrase, Target target, ILookup<int, Span> spans, IReadOnlyList<Token> tokens, Func<Token, bool> isFunctionWord, Func<int, bool> isCueWord)
    {
        for (int start = 0; start < tokens.Count; start++)
        {
            if (From(start) is { } mention)
            {
                yield return mention;
            }
        }

        Mention? From(int start)
        {
            if (!Begins(phrase, spans[start]))
            {
                return null;
            }

            List<PhraseUnit> left = [.. phrase.Units];
            var covered = new List<int>();
            double score = 0;
            double weight = 0;
            int at = start;
            int skipped = 0;
            int order = 0;
            int disorder = 0;
            bool isLiteral = false;
            while (at < tokens.Count && left.Count > 0 && !(tokens[at].AfterBreak && covered.Count > 0))
            {
                (PhraseUnit? unit, Span? span, double quality) = Best(left, at);
                if (unit is not null && span is not null)
                {
                    disorder += target is Target.Column ? 0 : Math.Max(0, order - phrase.Units.TakeWhile(other => !ReferenceEquals(other, unit)).Count());
                    order = phrase.Units.TakeWhile(other => !ReferenceEquals(other, unit)).Count() + 1;
                    double part = unit.IsSaidInPart(span) ? 0.5 : 1;
                    if (part >= 1)
                    {
                        left.Remove(unit);
                    }

                    isLiteral |= span.Fold == unit.Fold && unit.Weight >= 0.5;
                    covered.AddRange(Enumerable.Range(span.Start, span.Length));
                    score += part * quality * unit.Weight * (span.Length > 1 ? 1 + (0.25 * (span.Length - 1)) : 1);
                    weight += part * unit.Weight;
                    at = span.End;
                    skipped = 0;
                }
                else if (covered.Count > 0 && skipped < 2 && isFunctionWord(tokens[at]) && tokens[at].Fold is not ("et" or "and" or "ou" or "or" or "und" or "vs" or "versus"))
                {
                    at++;
                    skipped++;
                }
                else
                {
                    break;
                }
            }

            bool isWhole = left.All(static unit => unit.Weight < 0.1);
            if (target is Target.Value && (IsOutOfOrder(disorder) || (!isWhole && !isLiteral)))
            {
                return null;
            }

            if (!isWhole && covered.All(index => isCueWord(index) && (target is not Target.Column || IsExtreme(tokens[index].Fold))))
            {
                return null;
            }

            bool isSaid = weight >= phrase.Weight * (target is Target.Column ? 0.45 : 0.49) && covered.Any(index => !isFunctionWord(tokens[index]) || isWhole);
            // "The whole town" is not the Old Town, nor "the station" the Central Station.
            if (!isWhole && target is Target.Value { Field: var column } && Categories.AreAll(covered.Select(index => tokens[index]), column))
            {
                return null;
            }

            // "prets" does not ask for the column of dates called date_pret: it names what the rows are.
            bool isEvent = target is Target.Column { Field.IsDate: true } && !isWhole && !covered.Any(index => Lexicon.MeaningsOf(tokens[index].Fold) is [var meaning, ..] && Dates.Contains(meaning.Id));
            return covered.Count == 0 || !isSaid || isEvent ? null : new Mention(target, covered, (target is Target.Whole ? 0.4 * score : score) - (disorder > 0 ? 0.3 : 0) - ((target is Target.Column ? Missing : 0.45) * (phrase.Weight - weight))) { IsPartial = !isWhole };
        }

        // "3 models" is not the Model 3.
        bool IsOutOfOrder(int disorder) => disorder > 0 && phrase.Units.Any(static unit => unit.Fold.All(char.IsAsciiDigit));

        (PhraseUnit? Unit, Span? Span, double Quality) Best(List<PhraseUnit> left, int at)
        {
            (PhraseUnit? Unit, Span? Span, double Quality) best = (null, null, 0);
            foreach (Span span in spans[at])
            {
                foreach (PhraseUnit unit in left)
                {
                    double quality = target is not Target.Column && Categories.IsOnlyMeant(unit, span) ? 0 : span.IsFiller && target is not Target.Column && phrase.Units.Count == 1 && (target is Target.Whole || span.Fold != unit.Fold || Fillers.IsFunctionWord(span.Fold)) ? 0 : unit.Match(span);
                    if (quality > 0 && (best.Span is null || (quality >= 1 && best.Quality < 1) || (span.Length > best.Span.Length && (quality >= 1 || best.Quality < 1)) || (span.Length == best.Span.Length && quality > best.Quality)))
                    {
                        best = (unit, span, quality);
                    }
                }
            }

            return best;
        }
    }

    /// <summary>"highest" alone does not name a column of highest temperatures.</summary>
    private static bool IsExtreme(string fold) => fold is "highest" or "lowest" or "high" or "low" or "max" or "min" or "maximum" or "minimum" or "mean" or "average" or "moyen" or "moyenne" or "best" or "worst" or "top" or "most" or "plus" or "moins" or "maximale" or "minimale" or "first" or "last";

    /// <summary>The words, stems and meanings of a question: most names of a table share none of them.</summary>
    private sealed class Said(IEnumerable<Span> spans)
    {
        private readonly HashSet<string> words = [.. spans.SelectMany(static span => new[] { span.Fold, span.Stem })];

        private readonly HashSet<Concept> meanings = [.. spans.SelectMany(static span => span.Concepts)];

        public bool Any(Phrase phrase)
        {
            foreach (PhraseUnit unit in phrase.Units)
            {
                if (words.Contains(unit.Fold) || words.Contains(unit.Stem) || unit.Parts.Any(words.Contains) || unit.Concepts.Any(meanings.Contains) || unit.PartConcepts.Any(meanings.Contains))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Most names are not said at most places: that is found out before anything is made.</summary>
    private static bool Begins(Phrase phrase, IEnumerable<Span> spans)
    {
        foreach (Span span in spans)
        {
            foreach (PhraseUnit unit in phrase.Units)
            {
                if (unit.Match(span) > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"faculty" is the column, not the part of "all faculties" that was said.</summary>
    private static bool IsShadowed(Mention mention, List<Mention> candidates, Func<int, bool> isFunctionWord) =>
        mention is { IsPartial: true, Target: not Target.Column }
        && candidates.Any(other => other is { IsPartial: false, Target: Target.Column } or { Target: Target.Column { Field.IsIdentifier: true } } && mention.Tokens.All(token => other.Tokens.Contains(token) || isFunctionWord(token)));

    private static List<Mention> Choose(List<Mention> candidates, Func<int, bool> isFunctionWord)
    {
        candidates = [.. candidates.Where(candidate => !IsShadowed(candidate, candidates, isFunctionWord))];
        var chosen = new List<Mention>();
        foreach (Mention candidate in candidates.OrderByDescending(static mention => mention.Score).ThenByDescending(static mention => mention.Tokens.Count))
        {
            int rival = chosen.FindIndex(candidate.Overlaps);
            if (rival < 0)
            {
                chosen.Add(candidate);
            }
            else if (chosen[rival].Score - candidate.Score <= Tie && chosen[rival].Target != candidate.Target
                && candidate.Tokens.SequenceEqual(chosen[rival].Tokens) && !chosen[rival].Rivals.Contains(candidate.Target))
            {
                chosen[rival] = chosen[rival] with { Rivals = [.. chosen[rival].Rivals, candidate.Target] };
            }
        }

        return [.. chosen.OrderBy(static mention => mention.Start)];
    }
}
