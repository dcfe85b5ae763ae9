namespace Tally.Ledger.Fit.Prose;

/// <summary>A stretch of text whose words speak of each other: a sentence, a list item, a heading, a table's cell.</summary>
internal sealed record Sentence(int Start, int End, SentenceKind Kind)
{
    /// <summary>For a table's cell: the cells that label its row, then the head of its column. For an item: those that it is set in under.</summary>
    public IReadOnlyList<(int Start, int End)> Also { get; init; } = [];

    public int Paragraph { get; init; }

    public bool Holds(int position) => position >= Start && position < End;
}

internal enum SentenceKind
{
    Plain,
    Heading,
    Item,
    Cell,
}
