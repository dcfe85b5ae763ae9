namespace Tally.Local.Evaluation;

/// <summary>How an answer compares with what was expected.</summary>
internal enum EvalVerdict
{
    Exact,

    /// <summary>Not exact, but within the wider tolerance of the case.</summary>
    Lenient,

    /// <summary>A wrong figure (or a wrong name) shown as verified: the one thing that must not happen.</summary>
    Wrong,

    /// <summary>No figure was given, or none was vouched for.</summary>
    Declined,
}
