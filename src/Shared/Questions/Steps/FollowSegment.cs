using System.Text.Json.Nodes;
using Tally.Model;

namespace Tally.Questions;

/// <summary>Hears a run while it is written, and shows its text, masked, to whoever watches the question.</summary>
internal sealed class FollowSegment(IModelService model, PollSchedule schedule, TimeProvider clock)
{
    public async Task<Heard> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(schedule.Bound, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        // The stream begins with the run's beginning; what was shown before this step is not shown again.
        var text = new DraftText(work.Run.Segment.Shown);
        try
        {
            return await ListenAsync(work, text, either.Token, cancellationToken);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Heard.Some();
        }
    }

    private async Task<Heard> ListenAsync(StepWork work, DraftText text, CancellationToken bounded, CancellationToken cancellationToken)
    {
        await using var signals = model.FollowRunAsync(work.Run.Segment.ResponseId!, bounded).GetAsyncEnumerator(bounded);
        long shown = clock.GetTimestamp();
        while (await work.Meter.ModelAsync(() => signals.MoveNextAsync().AsTask()))
        {
            switch (signals.Current)
            {
                case RunSignal.Ended(var run):
                    return new Heard.End(run);
                case RunSignal.Lost:
                    return new Heard.Nothing();
                case RunSignal.Text(var delta) when work.Run.Streams:
                    text.Add(delta);
                    if (clock.GetElapsedTime(shown) < schedule.Pace || text.Take() is not { } piece)
                        break;
                    shown = clock.GetTimestamp();
                    await work.SaveAsync(Shown(work.Run, text, piece), cancellationToken);
                    break;
            }
        }

        return new Heard.Nothing();
    }

    private static StepResult Shown(QuestionRun run, DraftText text, string piece) =>
        new(run with { Segment = run.Segment with { Shown = text.Taken } })
        {
            Events = [("text", new JsonObject { ["segment"] = run.Segment.Number, ["text"] = piece })],
        };
}

/// <summary>What came of listening.</summary>
internal abstract record Heard
{
    private Heard()
    {
    }

    public sealed record End(ModelRun Run) : Heard;

    /// <summary>The step's bound is met; the run goes on.</summary>
    public sealed record Some : Heard;

    /// <summary>The run cannot be heard: it is to be looked at.</summary>
    public sealed record Nothing : Heard;
}
