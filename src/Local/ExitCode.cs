using Tally.Questions;

namespace Tally.Local;

/// <summary>What the command tells its caller; documented in the README.</summary>
internal static class ExitCode
{
    public const int Answered = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotInData = 3;
    public const int NeedsClarification = 4;
    public const int Unverified = 5;

    /// <summary>A replay found other figures.</summary>
    public const int Changed = 6;

    public static int Of(QuestionOutcome outcome) => outcome switch
    {
        QuestionOutcome.Answered => Answered,
        QuestionOutcome.NotInData => NotInData,
        QuestionOutcome.NeedsClarification => NeedsClarification,
        QuestionOutcome.Unverified => Unverified,
        QuestionOutcome.Failed or QuestionOutcome.Cancelled or QuestionOutcome.Expired => Failed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
