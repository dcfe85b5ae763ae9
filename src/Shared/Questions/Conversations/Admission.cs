namespace Tally.Questions;

/// <summary>A question's turn has come: it takes up the thread where the one before it left it.</summary>
internal static class Admission
{
    public static QuestionRun Admit(QuestionRun run, Conversation conversation) => run with
    {
        Stage = RunStage.Opening,
        Link = conversation.Provider,
        NextResult = conversation.NextResult,
        NextChart = conversation.NextChart,
    };

    public static RunThread ThreadOf(QuestionRun run, Conversation conversation) =>
        new([.. conversation.Turns.TakeLast(run.Limits.HistoryTurns).Select(turn => turn.QuestionId)]);
}
