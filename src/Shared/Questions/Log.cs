using Microsoft.Extensions.Logging;

namespace Tally.Questions;

/// <summary>Every log message of the questions; none holds a question, a draft or a cell.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Step {Step} of question {QuestionId} failed")]
    public static partial void StepFailed(ILogger logger, string questionId, string step, Exception failure);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "Question {QuestionId} was given up by its driver and is resumed at the next start")]
    public static partial void Abandoned(ILogger logger, string questionId, Exception failure);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Question {QuestionId} ended {Outcome}")]
    public static partial void Ended(ILogger logger, string questionId, QuestionOutcome outcome);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "Resuming {Count} questions that were in flight")]
    public static partial void Resuming(ILogger logger, int count);
}
