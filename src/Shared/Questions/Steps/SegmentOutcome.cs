using System.Text.Json.Nodes;
using Tally.Model;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Records what the service said of a segment.</summary>
internal sealed class SegmentOutcome(Decide decide, ToolBox tools)
{
    public StepResult Of(StepWork work, ModelRun reply)
    {
        var before = work.Run;
        var run = decide.Reply(before, reply, name => tools.MakesOf(name, work.Material.Setup.Assistant.ToolSet));
        if (run.Stage is not (RunStage.CallsDue or RunStage.AnswerDue))
            return new StepResult(run) { Events = before.Segment.ResponseId == reply.Id ? [] : [Segment(before, reply)] };

        var record = SegmentRecord.Of(before.Segment.Number, reply);
        work.Material.Keep(record);
        return new StepResult(run)
        {
            Payloads = [RunPayload.Of(SegmentRecord.Payload(record.Number), record)],
            Events = [Segment(before, reply), .. reply.Output.SelectMany(Hosted), .. run.OpenCalls.Select(call => Call(call, record))],
        };
    }

    private static (string, JsonObject) Segment(QuestionRun run, ModelRun reply) => ("step", new JsonObject
    {
        ["step"] = "segment",
        ["segment"] = run.Segment.Number,
        ["status"] = reply.Status.ToString().ToLowerInvariant(),
        ["response"] = reply.Id,
    });

    /// <summary>What the service's own tools did.</summary>
    private static IEnumerable<(string, JsonObject)> Hosted(OutputItem item)
    {
        switch (item)
        {
            case OutputItem.CodeInterpreterCall call:
                yield return ("code", new JsonObject { ["id"] = call.Id, ["code"] = call.Code });
                yield return ("code-output", new JsonObject { ["id"] = call.Id, ["logs"] = Texts(call.Logs) });
                break;
            case OutputItem.FileSearchCall search:
                yield return ("search", new JsonObject
                {
                    ["id"] = search.Id,
                    ["queries"] = Texts(search.Queries),
                    ["files"] = Texts(search.Hits.Select(hit => hit.FileName).Distinct()),
                });
                break;
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static (string, JsonObject) Call(RunCall call, SegmentRecord record) => ("tool-call", new JsonObject
    {
        ["index"] = call.Index,
        ["tool"] = call.Name,
        ["arguments"] = record.Items.FirstOrDefault(item => item.Type == "call" && item.CallId == call.CallId)?.Text,
        ["result"] = call.ResultId,
    });
}
