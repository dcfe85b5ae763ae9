using Microsoft.DurableTask;
using Tally.Functions.SelfTests;

namespace Tally.Functions.Questions;

/// <summary>
/// How often the engine repeats an activity that threw, which means broken infrastructure: what the model service refuses is
/// a recorded step, not an exception.
/// </summary>
internal static class Retries
{
    private static readonly TaskOptions Storage = Policy(attempts: 5, firstSeconds: 1, longestSeconds: 30);

    private static readonly TaskOptions Model = Policy(attempts: 4, firstSeconds: 2, longestSeconds: 60);

    /// <summary>What ends a question must be recorded in the end, however long storage is away.</summary>
    private static readonly TaskOptions Ending = Policy(attempts: 30, firstSeconds: 2, longestSeconds: 300);

    public static TaskOptions For(string activity) => activity switch
    {
        QuestionActivities.CreateConversation or QuestionActivities.CreateMessage or QuestionActivities.StartRun
            or QuestionActivities.PollRun or QuestionActivities.SubmitToolOutputs or SelfTestActivities.Ask => Model,
        QuestionActivities.Cancel or QuestionActivities.Expire or QuestionActivities.Fail => Ending,
        _ => Storage,
    };

    private static TaskOptions Policy(int attempts, int firstSeconds, int longestSeconds) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(
            attempts, TimeSpan.FromSeconds(firstSeconds), backoffCoefficient: 2, TimeSpan.FromSeconds(longestSeconds)));
}
