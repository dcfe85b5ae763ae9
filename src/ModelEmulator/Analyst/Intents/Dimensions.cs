using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Finds what a question divides by ("par canton") and what it asks for ("which product", "who", "en quelle année").</summary>
internal static class Dimensions
{
    private static readonly HashSet<string> AnyMember = new(StringComparer.Ordinal) { "faculty", "file", "category", "department", "school", "sector", "ward", "store", "company", "country", "region", "canton", "city" };

    public static Dimension? TimeNoun(Reading reading, int at)
    {
        Token token = reading.Tokens[at];
        if (token.Kind != TokenKind.Word || token.Fold.Length < 2 || token.Fold == "moi" || (reading.IsPeriod(at) && !reading.Cues.Any(cue => cue.Start <= at && at < cue.End && cue.Cue is Cue.When)))
        {
            return null;
        }

        return Lexicon.MeaningsOf(token.Fold).Select(static meaning => meaning.Id switch
        {
            "year" => new Dimension.ByTime(Grain.Year),
            "month" => new Dimension.ByTime(Grain.Month),
            "quarter" => new Dimension.ByTime(Grain.Quarter),
            "day" => new Dimension.ByTime(Grain.Day),
            _ => null,
        }).FirstOrDefault(static dimension => dimension is not null);
    }

    /// <summary>The dimension that the words from a place on name, skipping articles.</summary>
    public static (Dimension Dimension, int End)? At(Reading reading, int from, int reach, ICollection<int> used)
    {
        for (int at = from; at < Math.Min(from + reach, reading.Tokens.Count); at++)
        {
            if (reading.Tokens[at].AfterBreak && at > from)
            {
                return null;
            }

            Mention? mention = reading.MentionAt(at);
            if (mention?.Target is Target.Column { Field: var field } && IsDimension(reading.Table, field, isNamed: true))
            {
                Mark(mention.Tokens);
                return (field.IsDate ? new Dimension.ByTime(Grain.Day) : field.IsYear ? new Dimension.ByTime(Grain.Year) : new Dimension.ByField(field), mention.End);
            }

            if (mention is null && TimeNoun(reading, at) is { } time)
            {
                used.Add(at);
                return (time, at + 1);
            }

            if (mention is null && reading.Table.MemberField is { } member && IsMemberNoun(reading, at))
            {
                used.Add(at);
                return (new Dimension.ByField(member), at + 1);
            }

            if (mention is not null || !Fillers.Contains(reading.Tokens[at].Fold))
            {
                return null;
            }
        }

        return null;

        void Mark(IEnumerable<int> tokens)
        {
            foreach (int token in tokens)
            {
                used.Add(token);
            }
        }
    }

    /// <summary>Rows can be told apart by it. A numeric column only when it is named where a dimension is expected.</summary>
    public static bool IsDimension(Table table, Field field, bool isNamed) =>
        field.IsText || field.IsBoolean || field.IsDate || field.IsYear || field.IsIdentifier
        || (isNamed && field is { Type: "integer", Distinct: > 0 and <= 31 } && field.Role is "dimension" or "time" or "key" && table.Rows > 0);

    public static bool IsMemberNoun(Reading reading, int at)
    {
        Token token = reading.Tokens[at];
        if (token.Kind != TokenKind.Word || Fillers.Contains(token.Fold) || reading.IsCue(at))
        {
            return false;
        }

        IReadOnlyList<Concept> meanings = Lexicon.MeaningsOf(token.Fold);
        return meanings.Any(static meaning => AnyMember.Contains(meaning.Id));
    }
}
