namespace Tally.Questions;

/// <summary>Tells the time a step spends with the model service from Tally's own.</summary>
internal sealed class StepMeter(TimeProvider clock, long start, (double Model, double Own) before)
{
    private TimeSpan _model;

    /// <summary>Milliseconds with the service, and the rest; with those of earlier steps that saved nothing.</summary>
    public (double Model, double Own) Read() =>
        (before.Model + _model.TotalMilliseconds, before.Own + (clock.GetElapsedTime(start) - _model).TotalMilliseconds);

    public async Task<T> ModelAsync<T>(Func<Task<T>> call)
    {
        long start = clock.GetTimestamp();
        try
        {
            return await call();
        }
        finally
        {
            _model += clock.GetElapsedTime(start);
        }
    }

    /// <summary>Waiting for the service is the service's time.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            await Task.Delay(time, clock, cancellationToken);
        }
        finally
        {
            _model += clock.GetElapsedTime(start);
        }
    }
}
