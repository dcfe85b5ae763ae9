namespace Tally.Questions;

/// <summary>Carries runs forward: the local loop, or the durable orchestrator.</summary>
public interface IQuestionDriver
{
    /// <summary>Null when there is room for another question; otherwise how long to stay away.</summary>
    TimeSpan? Congestion { get; }

    /// <summary>Takes a saved run over and returns at once. Starting one that is under way changes nothing.</summary>
    Task StartAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Ends a run as cancelled; one that has ended stays as it is.</summary>
    Task CancelAsync(string questionId, CancellationToken cancellationToken);
}
