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
}

/// <summary>The ways of asking that a part of the bank uses.</summary>
internal sealed class Wordings
{
    private readonly Func<string, bool, string[]> find;

    private Wordings(Split split, Func<string, bool, string[]> find)
    {
        Split = split;
        this.find = find;
    }

    public Split Split { get; }

    public string Tag => Split switch { Split.Dev => "dev", Split.Held => "held", Split.Trial => "trial", Split.Unseen => "unseen", Split.Sealed => "sealed", _ => "last" };

    public string[] For(string kind, bool english) => find(kind, english);

    public static Wordings Of(Split split) => split switch
    {
        Split.Dev => new Wordings(split, static (kind, english) => english ? [.. Templates.All[kind].EnDev, .. Templates.All[kind].EnHeld] : [.. Templates.All[kind].FrDev, .. Templates.All[kind].FrHeld]),
        Split.Held => new Wordings(split, static (kind, english) => english ? FreshTemplates.All[kind].En : FreshTemplates.All[kind].Fr),
        Split.Trial => Read(split, "trial.txt"),
        Split.Unseen => Read(split, "unseen.txt"),
        Split.Sealed => Read(split, "sealed.txt"),
        _ => Read(split, "last.txt"),
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
