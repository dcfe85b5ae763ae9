using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>All the names under which a table's columns, values and datasets can be said.</summary>
internal sealed class Vocabulary
{
    private Vocabulary(List<(Target Target, Phrase Phrase, bool IsName)> entries)
    {
        Entries = entries;
        Words = entries.SelectMany(static entry => entry.Phrase.Units).SelectMany(static unit => unit.Fold.Split(' ')).ToHashSet(StringComparer.Ordinal);
        Stems = Words.Select(Folding.Stem).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<(Target Target, Phrase Phrase, bool IsName)> Entries { get; }

    public IReadOnlySet<string> Words { get; }

    public IReadOnlySet<string> Stems { get; }

    /// <summary>Whether the word is one of the table's own, and not grammar.</summary>
    public bool Names(Token token) => !Fillers.IsFunctionWord(token.Fold) && (Words.Contains(token.Fold) || Stems.Contains(token.Stem));

    public static Vocabulary Of(Table table)
    {
        var entries = new List<(Target, Phrase, bool)>();
        foreach (Field field in table.Fields)
        {
            Add(new Target.Column(field), field.Name, true);
            foreach (string synonym in field.Synonyms)
            {
                Add(new Target.Column(field), synonym, false);
            }

            if (field.IsText && field != table.MemberField)
            {
                AddValues(field);
            }
        }

        foreach (Member member in table.Members)
        {
            Target target = table.MemberField is { } field ? new Target.Value(field, member.Label) : new Target.Whole(member);
            IEnumerable<string> known = table.MemberField?.Values.FirstOrDefault(value => value.Text == member.Label)?.Synonyms ?? [];
            foreach (string name in member.Synonyms.Concat(known).Append(member.Label).Distinct(StringComparer.Ordinal))
            {
                Add(target, name, name == member.Label);
            }
        }

        return new Vocabulary(entries);

        void AddValues(Field field)
        {
            foreach (FieldValue value in field.Values)
            {
                Add(new Target.Value(field, value.Text), value.Text, true);
                foreach (string synonym in value.Synonyms)
                {
                    Add(new Target.Value(field, value.Text), synonym, false);
                }
            }
        }

        void Add(Target target, string name, bool isName)
        {
            Phrase phrase = Phrase.Of(name);
            if (phrase.Units.Count > 0)
            {
                entries.Add((target, phrase, isName));
            }

            // "RhB" is cut as "Rh", "B" the way columns are named, and typed as one word.
            if (phrase.Units.Count > 1 && name.All(char.IsLetter))
            {
                entries.Add((target, Phrase.Of(name.ToLowerInvariant()), isName));
            }
        }
    }
}
