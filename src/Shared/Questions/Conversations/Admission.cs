namespace Tally.Questions;

/// <summary>A question's turn has come: it takes up the thread where the one before it left it.</summary>
internal static class Admission
{
    /// <summary>
    /// What the provider remembers is read again with every segment of every question: once it has grown too long, the thread goes
    /// on in a new memory that is told of the earlier turns in short.
    /// </summary>
    public static QuestionRun Admit(QuestionRun run, Conversation conversation)
    {
        bool isGrown = conversation.Provider is { } link && link.Read * ReadsOfAQuestion > run.Limits.Tokens;
        return run with
        {
            Stage = RunStage.Opening,
            Link = isGrown ? null : conversation.Provider,
            HistoryCuts = isGrown ? run.HistoryCuts + 1 : run.HistoryCuts,
            NextResult = conversation.NextResult,
            NextChart = conversation.NextChart,
        };
    }

    /// <summary>A question of a few tool turns and two rewrites reads the thread so often, with as much again for what it adds.</summary>
    private const int ReadsOfAQuestion = 12;

    public static RunThread ThreadOf(QuestionRun run, Conversation conversation) =>
        new([.. conversation.Turns.TakeLast(run.Limits.HistoryTurns).Select(turn => turn.QuestionId)]);
}
