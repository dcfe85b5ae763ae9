namespace Tally.Questions;

/// <summary>
/// Carries out one step of a run on its stored snapshot and says what comes next. Safe to repeat: a step that has been
/// recorded is not done again. Inputs and outputs are ids and small records, so a durable orchestrator can carry them.
/// </summary>
public interface IQuestionSteps
{
    /// <summary>What the stored run would do next, without doing it.</summary>
    Task<StepReceipt> PeekAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Does the step and saves the run.</summary>
    Task<StepReceipt> ExecuteAsync(string questionId, NextStep step, CancellationToken cancellationToken);

    /// <summary>
    /// Does one call of <see cref="NextStep.CallTools"/>, keeping its output beside the run; several may run at once.
    /// After all of them the driver executes the <see cref="NextStep.CallTools"/> step itself, which records them.
    /// </summary>
    Task CallToolAsync(string questionId, string callId, CancellationToken cancellationToken);

    /// <summary>Marks the run cancelled; final once said.</summary>
    Task<StepReceipt> CancelAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Marks a run that outlived its deadline expired, unless it has ended already.</summary>
    Task<StepReceipt> ExpireAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Marks a run failed because a step could not be carried out however often it was tried, unless it has ended already.</summary>
    Task<StepReceipt> FailAsync(string questionId, CancellationToken cancellationToken);
}

/// <summary>What comes next, and what to show meanwhile.</summary>
public sealed record StepReceipt(string QuestionId, NextStep Next, string Progress, DateTimeOffset Deadline);
