using Tally.Charts;
using Tally.Datasets;

namespace Tally.Ledger;

/// <summary>All the gate looks at: nothing else may make a figure true.</summary>
public sealed record GateRequest
{
    /// <summary>The model's text, references unresolved.</summary>
    public required string Draft { get; init; }

    /// <summary>What the person asked now.</summary>
    public required string Question { get; init; }

    /// <summary>What was asked before on this conversation, oldest first: gives "et en 2021 ?" its meaning.</summary>
    public IReadOnlyList<string> EarlierQuestions { get; init; } = [];

    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    public IReadOnlyList<ChartSpec> Charts { get; init; } = [];

    /// <summary>Passages of the documents that were attached or retrieved for this question.</summary>
    public IReadOnlyList<DocumentPassage> Documents { get; init; } = [];

    /// <summary>What the hosted code interpreter printed for this question.</summary>
    public IReadOnlyList<CodeLog> Logs { get; init; } = [];

    /// <summary>
    /// Text work (an editor, a teacher): there are no data to answer from, so a figure that nothing vouches for is the model's
    /// own. It passes, is not listed as a figure, and a note says how many there are; the assurance is never verified.
    /// </summary>
    public bool TextWork { get; init; }

    /// <summary>Profiles of the datasets in scope: the words for columns, values, files and periods.</summary>
    public required IReadOnlyList<DatasetProfile> Profiles { get; init; }

    /// <summary>BCP 47 tag to print figures in (fr, en, de-CH); null to take the draft's own.</summary>
    public string? Language { get; init; }
}

/// <summary>What the gate says of a draft.</summary>
public abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>Every figure is accounted for.</summary>
    public sealed record Passed(VerifiedAnswer Answer) : GateVerdict;

    /// <summary>
    /// Some figure is unsupported or does not fit. <paramref name="Reasons"/> go back to the model;
    /// <paramref name="Marked"/> is the rendered text with those figures marked, for an answer that ends unverified.
    /// </summary>
    public sealed record Rejected(IReadOnlyList<GateReason> Reasons, string Marked) : GateVerdict;
}

/// <summary>Why one place of a draft was refused, in words the model can act on.</summary>
/// <param name="Code">Stable: unsupported-figure, wrong-reference, unfit-period, unfit-label, unfit-column, wrong-direction, constant, …</param>
/// <param name="Start">Character offset in the rendered text; -1 where the place is not in it (a chart's title).</param>
public sealed record GateReason(string Code, string Message, int Start, int Length);

/// <summary>Text whose every figure the gate has passed. Only the gate can make one.</summary>
public sealed record VerifiedAnswer
{
    internal VerifiedAnswer()
    {
    }

    /// <summary>The text as people read it, references printed.</summary>
    public required string Text { get; init; }

    public required string Language { get; init; }

    public required Assurance Assurance { get; init; }

    public required IReadOnlyList<AnswerFigure> Figures { get; init; }

    /// <summary>Sentences to show beside the answer (number words of this language were not checked …).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
