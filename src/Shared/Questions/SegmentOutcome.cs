using System.Text.Json.Nodes;
using Tally.Model;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Records what the service said of a segment.</summary>
internal sealed class SegmentOutcome(ToolBox tools)
{
    public StepResult Of(StepWork work, ModelRun reply)
    {
        var before = work.Run;
        var run = Decide.Reply(before, reply, tools.MakesOf);
        if (run.Stage is not (RunStage.CallsDue or RunStage.AnswerDue))
            return new StepResult(run) { Events = before.Segment.ResponseId == reply.Id ? [] : [Segment(before, reply)] };

        var record = SegmentRecord.Of(before.Segment.Number, reply);
        work.Material.Keep(record);
        return new StepResult(run)
        {
            Payloads = [RunPayload.Of(SegmentRecord.Payload(record.Number), record)],
            Events = [Segment(before, reply), .. run.OpenCalls.Select(call => Call(call, record))],
        };
    }

    private static (string, JsonObject) Segment(QuestionRun run, ModelRun reply) => ("step", new JsonObject
    {
        ["step"] = "segment",
        ["segment"] = run.Segment.Number,
        ["status"] = reply.Status.ToString().ToLowerInvariant(),
        ["response"] = reply.Id,
    });

    private static (string, JsonObject) Call(RunCall call, SegmentRecord record) => ("tool-call", new JsonObject
    {
        ["index"] = call.Index,
        ["tool"] = call.Name,
        ["arguments"] = record.Items.FirstOrDefault(item => item.Type == "call" && item.CallId == call.CallId)?.Text,
        ["result"] = call.ResultId,
    });
}
