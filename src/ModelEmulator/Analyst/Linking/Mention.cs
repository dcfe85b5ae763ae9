using Tally.ModelEmulator.Analyst.Catalogue;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>Words of the question that name something of the table.</summary>
/// <param name="Tokens">The tokens that carried the match, in order.</param>
/// <param name="Score">The more words said it and the better, the higher.</param>
internal sealed record Mention(Target Target, IReadOnlyList<int> Tokens, double Score)
{
    public int Start => Tokens[0];

    public int End => Tokens[^1] + 1;

    /// <summary>Other things that the same words name equally well.</summary>
    public IReadOnlyList<Target> Rivals { get; init; } = [];

    /// <summary>Only some of the name's words were said.</summary>
    public bool IsPartial { get; init; }

    public bool Overlaps(Mention other) => Tokens.Any(other.Tokens.Contains);
}

/// <summary>What words can name.</summary>
internal abstract record Target
{
    private Target()
    {
    }

    public sealed record Column(Field Field) : Target;

    public sealed record Value(Field Field, string Text) : Target;

    /// <summary>A dataset that stands alone: naming it filters nothing.</summary>
    public sealed record Whole(Member Member) : Target;
}
