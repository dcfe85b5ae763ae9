using System.Text.Json.Nodes;
using Tally.Model;

namespace Tally.Questions;

/// <summary>A failure of the service as a step's result: what the rules make of it, and a line in the log.</summary>
internal sealed class Failures(Decide decide)
{
    public StepResult Recovered(QuestionRun run, ModelFailure failure, ModelCall call)
    {
        var recovered = decide.Recover(run, failure, call);
        return new StepResult(recovered)
        {
            Events =
            [
                ("note", new JsonObject
                {
                    ["failure"] = failure.Kind.ToString(),
                    ["during"] = call.ToString(),
                    ["status"] = failure.Status,
                    ["code"] = failure.Code,
                    ["pause_ms"] = recovered.Pause?.TotalMilliseconds,
                }),
            ],
        };
    }
}
