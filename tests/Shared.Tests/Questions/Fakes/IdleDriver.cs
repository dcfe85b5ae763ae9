using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>Leaves every question where it is, for tests that carry out the steps themselves.</summary>
internal sealed class IdleDriver : IQuestionDriver
{
    public TimeSpan? Congestion => null;

    public Task StartAsync(string questionId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CancelAsync(string questionId, CancellationToken cancellationToken) => Task.CompletedTask;
}
