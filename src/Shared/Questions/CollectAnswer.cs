using System.Text.Json.Nodes;

namespace Tally.Questions;

/// <summary>Takes the message a segment ended with as the draft of the answer.</summary>
internal static class CollectAnswer
{
    public static StepResult Run(StepWork work)
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
