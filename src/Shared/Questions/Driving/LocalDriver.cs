using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tally.Questions;

/// <summary>
/// Drives runs inside this process: a loop a question, each step saved before the next. Whatever is in flight when the
/// process dies is taken up by <see cref="ResumeAsync"/> of the next one.
/// </summary>
public sealed class LocalDriver(
    IQuestionSteps steps, IRunStore runs, ShowQuestion show, QueueSignals signals, LocalDriverOptions options, TimeProvider clock,
    ILogger<LocalDriver> log) : IQuestionDriver, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Flight> _flights = new();
    private readonly SemaphoreSlim _places = new(options.StepsAtOnce);
    private readonly CancellationTokenSource _stopping = new();

    private sealed record Flight(CancellationTokenSource Cancelled, TaskCompletionSource Ended);

    public TimeSpan? Congestion => _flights.Count >= options.MaxInFlight ? options.RetryAfter : null;

    /// <summary>Questions under way in this process.</summary>
    public int InFlight => _flights.Count;

    /// <summary>Takes up what an earlier process left unfinished; returns how many.</summary>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (string questionId in runs.InFlightAsync(cancellationToken))
        {
            await StartAsync(questionId, cancellationToken);
            count++;
        }

        if (count > 0)
            Log.Resuming(log, count);
        return count;
    }

    public Task StartAsync(string questionId, CancellationToken cancellationToken)
    {
        var flight = new Flight(
            CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token), new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_flights.TryAdd(questionId, flight))
            _ = Task.Run(() => FlyAsync(questionId, flight), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the answer of a question that was asked, taking it up if nobody drives it.</summary>
    public async Task<AnswerDocument> RunAsync(string questionId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_flights.TryGetValue(questionId, out var flight))
                await flight.Ended.Task.WaitAsync(cancellationToken);
            if (await show.AnswerAsync(questionId, cancellationToken) is { } answer)
                return answer;
            await StartAsync(questionId, cancellationToken);
        }
    }

    public async Task CancelAsync(string questionId, CancellationToken cancellationToken)
    {
        await steps.CancelAsync(questionId, cancellationToken);
        if (_flights.TryGetValue(questionId, out var flight))
            await flight.Cancelled.CancelAsync();
    }

    /// <summary>Stops driving; what is in flight stays saved as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_flights.Values.Select(flight => flight.Ended.Task.ContinueWith(_ => { }, TaskScheduler.Default)));
        _stopping.Dispose();
        _places.Dispose();
    }

    private async Task FlyAsync(string questionId, Flight flight)
    {
        try
        {
            await DriveAsync(questionId, flight.Cancelled.Token);
            flight.Ended.TrySetResult();
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            flight.Ended.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            flight.Ended.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.Abandoned(log, questionId, failure);
            flight.Ended.TrySetException(failure);
            _ = flight.Ended.Task.Exception;
        }
        finally
        {
            _flights.TryRemove(questionId, out _);
            flight.Cancelled.Dispose();
        }
    }

    private async Task DriveAsync(string questionId, CancellationToken cancellationToken)
    {
        var receipt = await StepAsync(() => steps.PeekAsync(questionId, cancellationToken), cancellationToken);
        using var deadline = new CancellationTokenSource(Remaining(receipt), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (receipt.Next is not NextStep.Finish)
        {
            try
            {
                receipt = await NextAsync(questionId, receipt, either.Token);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                receipt = await StepAsync(() => steps.ExpireAsync(questionId, cancellationToken), cancellationToken);
            }
        }

        Log.Ended(log, questionId, ((NextStep.Finish)receipt.Next).Outcome);
    }

    private async Task<StepReceipt> NextAsync(string questionId, StepReceipt receipt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (receipt.Next is NextStep.Wait(var time))
            await signals.WaitAsync(questionId, time, cancellationToken);
        // Waiting for the service costs nothing here; only work of our own takes a place.
        bool isService = receipt.Next is NextStep.PollRun or NextStep.StartRun or NextStep.SubmitToolOutputs;
        return await StepAsync(() => steps.ExecuteAsync(questionId, receipt.Next, cancellationToken), cancellationToken, takesPlace: !isService);
    }

    private TimeSpan Remaining(StepReceipt receipt)
    {
        var left = receipt.Deadline - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer;
    }

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    /// <summary>Steps take turns; one that fails because a store does is tried again after a pause.</summary>
    private async Task<StepReceipt> StepAsync(Func<Task<StepReceipt>> step, CancellationToken cancellationToken, bool takesPlace = true)
    {
        for (int tries = 1; ; tries++)
        {
            if (takesPlace)
                await _places.WaitAsync(cancellationToken);
            try
            {
                return await step();
            }
            catch (IOException) when (tries < options.StoreTries)
            {
            }
            finally
            {
                if (takesPlace)
                    _places.Release();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << tries), clock, cancellationToken);
        }
    }
}
