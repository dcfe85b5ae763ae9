using System.Text.Json.Nodes;

namespace Tally.Questions;

/// <summary>Takes the message a segment ended with as the draft of the answer, and fetches the files that were made for it.</summary>
internal sealed class CollectAnswer(FetchMade fetch)
{
    public async Task<StepResult> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        bool hasRunCode = work.Material.Segments.Any(kept => kept.Code.Count > 0);
        if (!hasRunCode)
            return Draft(work);
        var (hosted, run, events) = await fetch.RunAsync(work, cancellationToken);
        work.Material.Hosted = hosted;
        var result = Draft(work);
        return result with
        {
            Run = result.Run with { Notes = run.Notes },
            Payloads = [RunPayload.Of(RunHosted.Payload, hosted)],
            Events = [.. events, .. result.Events],
        };
    }

    private static StepResult Draft(StepWork work)
    {
        var run = work.Run;
        var segment = work.Material.Segments.First(kept => kept.Number == run.Segment.Number);
        if (segment.Draft.Trim().Length > 0)
        {
            return new StepResult(run with { Stage = RunStage.GateDue })
            {
                Events = [("draft", new JsonObject { ["segment"] = segment.Number, ["text"] = DraftMask.Of(DraftMarker.Read(segment.Draft).Text) })],
            };
        }

        return segment.Refusal is not null
            ? new StepResult(run.Fail("refused", work.Material.Setup.Assistant.RefusalSentence ?? "The model declined to answer."))
            : new StepResult(run.Fail("empty_answer", "The model ended without an answer."));
    }
}
