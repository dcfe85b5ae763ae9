using System.Reflection;

namespace Tally.Evals.Bank;

/// <summary>The parts of the bank: two that are developed on, two that are run for the score only.</summary>
internal enum Split
{
    Dev,
    Held,

    /// <summary>Tables and wordings of public statistics that are developed on.</summary>
    Trial,

    /// <summary>Other tables and wordings of public statistics, run twice for the score and developed on since.</summary>
    Unseen,

    /// <summary>Tables and wordings written after those, run once for the score and developed on since.</summary>
    Sealed,

    /// <summary>Tables and wordings written last, run for the score only.</summary>
    Last,

    /// <summary>Tables and wordings by somebody who knows nothing of the analyst, that it is developed on.</summary>
    Open,

    /// <summary>Kept closed until it is run.</summary>
    SealA,

    /// <summary>A second one that is kept closed until it is run.</summary>
    SealB,
}

/// <summary>The ways of asking that a part of the bank uses.</summary>
internal sealed class Wordings
{
    private readonly Func<string, bool, string[]> find;

    private readonly Dictionary<(string Kind, bool English), Queue<string>> decks = [];

    private Wordings(Split split, Func<string, bool, string[]> find)
    {
        Split = split;
        this.find = find;
    }

    public Split Split { get; }

    public string Tag => Split switch { Split.Dev => "dev", Split.Held => "held", Split.Trial => "trial", Split.Unseen => "unseen", Split.Sealed => "sealed", Split.Last => "last", Split.Open => "open", Split.SealA => "seal-a", _ => "seal-b" };

    /// <summary>Written by somebody who knows nothing of the analyst: more kinds, and typed as people type.</summary>
    public bool IsFree => Split is Split.Open or Split.SealA or Split.SealB;

    /// <summary>One of the ways to ask; where they are free, each comes once before any comes again.</summary>
    public string Next(string kind, bool english, Random random)
    {
        string[] ways = find(kind, english);
        if (!IsFree)
        {
            return ways[random.Next(ways.Length)];
        }

        if (!decks.TryGetValue((kind, english), out Queue<string>? deck) || deck.Count == 0)
        {
            decks[(kind, english)] = deck = new Queue<string>(ways.OrderBy(_ => random.Next()));
        }

        return deck.Dequeue();
    }

    public static Wordings Of(Split split) => split switch
    {
        Split.Dev => new Wordings(split, static (kind, english) => english ? [.. Templates.All[kind].EnDev, .. Templates.All[kind].EnHeld] : [.. Templates.All[kind].FrDev, .. Templates.All[kind].FrHeld]),
        Split.Held => new Wordings(split, static (kind, english) => english ? FreshTemplates.All[kind].En : FreshTemplates.All[kind].Fr),
        Split.Trial => Read(split, "trial.txt"),
        Split.Unseen => Read(split, "unseen.txt"),
        Split.Sealed => Read(split, "sealed.txt"),
        Split.Last => Read(split, "last.txt"),
        Split.Open => Read(split, "open.txt"),
        Split.SealA => Read(split, "seal-a.txt"),
        _ => Read(split, "seal-b.txt"),
    };

    private static Wordings Read(Split split, string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var lines = new Dictionary<(string Kind, bool English), string[]>();
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && line[0] != '#' && colon > 0)
            {
                string[] head = line[..colon].Split(' ');
                lines[(head[0], head[1] == "en")] = line[(colon + 1)..].Split(" | ", StringSplitOptions.TrimEntries);
            }
        }

        return new Wordings(split, (kind, english) => lines[(kind, english)]);
    }
}
