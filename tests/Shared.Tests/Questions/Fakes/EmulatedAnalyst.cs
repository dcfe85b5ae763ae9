using System.Text.Json.Nodes;
using Tally.Model;
using Tally.ModelEmulator;

namespace Tally.Shared.Tests.Questions;

/// <summary>The same analyst behind the emulator's wire.</summary>
internal sealed class EmulatedAnalyst : IAnalyst
{
    public AnalystOutput Respond(AnalystInput input)
    {
        var output = Analyst.Answer([.. input.Items.Select(Item)])[0];
        return output switch
        {
            OutputItem.Message(var text, _) => new AnalystOutput.Says(text),
            OutputItem.FunctionCall(_, var name, var arguments) =>
                new AnalystOutput.Calls([new AnalystCall(name, JsonNode.Parse(arguments)!.AsObject())]),
            _ => throw new InvalidOperationException(),
        };
    }

    private static TranscriptItem Item(AnalystItem item) => item switch
    {
        AnalystItem.Message("assistant", var text) => new TranscriptItem.AssistantMessage(text),
        AnalystItem.Message(_, var text) => new TranscriptItem.UserMessage(text),
        AnalystItem.FunctionCall(var id, var name, var arguments) => new TranscriptItem.FunctionCall(id, name, arguments),
        AnalystItem.FunctionOutput(var id, var output) => new TranscriptItem.FunctionOutput(id, output),
        _ => throw new InvalidOperationException(),
    };
}
