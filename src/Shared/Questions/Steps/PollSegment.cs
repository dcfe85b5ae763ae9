using Tally.Model;

namespace Tally.Questions;

/// <summary>Hears a background run, or looks at it, until it has ended or the step's bound is met.</summary>
internal sealed class PollSegment(IModelService model, FollowSegment follow, PollSchedule schedule, SegmentOutcome outcome, Failures failures, TimeProvider clock)
{
    public async Task<StepResult?> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        long start = clock.GetTimestamp();
        if (run.Segment.IsStreamed)
        {
            switch (await follow.RunAsync(work, cancellationToken))
            {
                case Heard.End(var ended):
                    return outcome.Of(work, ended);
                case Heard.Some:
                    return null;
            }

            run = work.Run;
        }

        var pause = schedule.First;
        for (int look = 0; ; look++)
        {
            var spread = pause * (0.9 + (0.2 * Spread.Of(run.Id, look)));
            if (look > 0 && clock.GetElapsedTime(start) + spread > schedule.Bound)
                return null;
            await work.Meter.WaitAsync(spread, cancellationToken);
            switch (await work.Meter.ModelAsync(() => model.GetRunAsync(run.Segment.ResponseId!, cancellationToken)))
            {
                case ModelReply<ModelRun>.Failed(var failure):
                    return failures.Recovered(run, failure, ModelCall.Poll);
                case ModelReply<ModelRun>.Ok({ Status: not (ModelRunStatus.Queued or ModelRunStatus.InProgress) } ended):
                    return outcome.Of(work, ended);
                default:
                    pause = pause * schedule.Factor < schedule.Longest ? pause * schedule.Factor : schedule.Longest;
                    break;
            }
        }
    }
}
