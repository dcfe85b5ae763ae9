using System.Reflection;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>The word lists beside the code, comments and blank lines left out.</summary>
internal static class Resource
{
    /// <summary>The phrases of a line after its colon; "(tops|leads) the list" is two.</summary>
    public static IEnumerable<string> Phrases(string line)
    {
        foreach (string phrase in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string expanded in Expand(phrase))
            {
                yield return expanded;
            }
        }
    }

    private static IEnumerable<string> Expand(string phrase)
    {
        int open = phrase.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return [string.Join(' ', phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }

        int close = phrase.IndexOf(')', open);
        return phrase[(open + 1)..close].Split('|').SelectMany(choice => Expand(phrase[..open] + choice + phrase[(close + 1)..]));
    }

    /// <summary>What phrases ask for: the plain words, then the turns of phrase.</summary>
    public static IEnumerable<string> CueLines() => Lines("Cues.txt").Concat(Lines("Turns.txt"));

    /// <summary>Words by meaning: the first list, then what was added to it.</summary>
    public static IEnumerable<string> ConceptLines() => Lines("Concepts.txt").Concat(Lines("Meanings.txt"));

    public static IEnumerable<string> Lines(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Tally.ModelEmulator.Analyst.Language.{name}")
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
