namespace Tally.Ledger.Fit;

/// <summary>Whether one mention and one figure can be about the same thing.</summary>
internal enum FitResult
{
    Yes,

    /// <summary>One of several that were joined: its place in the row of figures must be the mention's.</summary>
    Pair,

    /// <summary>Inside the range named, but one point of it: right for an extreme only.</summary>
    Within,
    No,
}

/// <summary>What is wrong with a figure where it stands.</summary>
internal sealed record Misfit(string Code, string Message);
