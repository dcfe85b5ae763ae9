using System.Text.Json.Nodes;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Misbehaviours;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Faults;

/// <summary>Faults of the model and of its run.</summary>
internal static class RunFaults
{
    /// <summary>How long the run takes under its faults.</summary>
    public static TimeSpan Time(FaultSet faults, TimeSpan usual) =>
        faults.Has(FaultCatalogue.NeverEnds) ? Timeout.InfiniteTimeSpan
        : faults.Number(FaultCatalogue.Slow, 2000) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds)
        : usual;

    /// <summary>The analyst, made to misbehave where the faults say so.</summary>
    public static IAnalyst Analyst(FaultSet faults, IAnalyst honest)
    {
        foreach (Fault fault in faults.All)
        {
            if (MisbehavingAnalyst.All.ContainsKey(fault.Name)) honest = new MisbehavingAnalyst(honest, fault.Name);
        }

        return honest;
    }

    /// <summary>What the model says, bent.</summary>
    public static AnalystOutput Bend(FaultSet faults, AnalystInput prompt, AnalystOutput output)
    {
        if (faults.IsEmpty) return output;
        if (faults.Has(FaultCatalogue.UnknownTool)) return new AnalystOutput.Calls([new AnalystCall("delete_everything", new JsonObject { ["sure"] = true })]);
        if (faults.Has(FaultCatalogue.EndlessCalls) && prompt.Tools.Count > 0) return new AnalystOutput.Calls([FirstTool(prompt)]);
        return output;
    }

    /// <summary>How the run ends, bent.</summary>
    public static ResponseState Bend(FaultSet faults, ResponseState end, Ids ids)
    {
        if (faults.IsEmpty) return end;
        if (faults.Has(FaultCatalogue.Failed)) return Failure(end, ("server_error", "The server had an error while processing your request."));
        if (faults.Has(FaultCatalogue.FailedNull)) return Failure(end, null);
        if (faults.Has(FaultCatalogue.FailedRateLimit)) return Failure(end, ("rate_limit_exceeded", "Rate limit reached."));
        if (faults.Has(FaultCatalogue.FilterOutput)) return end with { Status = "incomplete", IncompleteReason = "content_filter", Output = [] };
        if (faults.Has(FaultCatalogue.CutShort)) return Cut(end, ids);
        if (faults.Has(FaultCatalogue.Empty)) return end with { Output = [] };
        if (faults.Has(FaultCatalogue.Refusal)) return end with { Output = [ItemWriter.Refusal(ids.Next("msg_"), "I can't help with that.")] };
        return faults.Has(FaultCatalogue.MalformedCall) ? end with { Output = [.. end.Output.Select(Malformed)] } : end;
    }

    private static ResponseState Failure(ResponseState end, (string, string)? error) => end with { Status = "failed", Error = error, Output = [] };

    private static ResponseState Cut(ResponseState end, Ids ids)
    {
        string text = end.Output.Select(item => item.Seen).OfType<AnalystItem.Message>().LastOrDefault()?.Text ?? "";
        IReadOnlyList<Item> half = text.Length == 0 ? [] : [ItemWriter.Message(ids.Next("msg_"), "assistant", text[..(text.Length / 2)], "incomplete")];
        return end with { Status = "incomplete", IncompleteReason = "max_output_tokens", Output = half };
    }

    private static Item Malformed(Item item) => item.Seen is AnalystItem.FunctionCall call
        ? ItemWriter.FunctionCall(item.Id, call.CallId, call.Name, call.Arguments[..Math.Max(1, call.Arguments.Length / 2)])
        : item;

    private static AnalystCall FirstTool(AnalystInput prompt) =>
        new(prompt.Tools[0].Name, new JsonObject(
            (prompt.Tools[0].Parameters["properties"] as JsonObject ?? []).Select(property => KeyValuePair.Create(property.Key, (JsonNode?)null))));
}
