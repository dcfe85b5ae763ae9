namespace Tally.Ledger.Fit.Words;

/// <summary>What a word or phrase of a text may name in the data. Columns and values are folded.</summary>
/// <param name="Value">For a label, the value; otherwise empty.</param>
/// <param name="Generic">
/// It names a whole that others are parts of (a total column, the file that totals its siblings): a clause may speak of
/// it and of a part at once.
/// </param>
/// <param name="Weak">The bare word "total": often an adverb ("au total").</param>
internal sealed record Term(TermKind Kind, string Column, string Value, bool Generic = false, bool Weak = false);

internal enum TermKind
{
    /// <summary>A value of a dimension, a key, or a file's name.</summary>
    Label,

    /// <summary>A column that is counted or measured.</summary>
    Measure,

    /// <summary>A column of labels or of time: the noun of what is counted ("filière", "année").</summary>
    Dimension,
}
