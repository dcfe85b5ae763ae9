using System.Text.Json.Nodes;
using System.Text.Json;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger;

namespace Tally.Tools.Functions;

/// <summary>Makes what a function returned a result on the ledger. For tools written in C# too: give it the JSON.</summary>
public static class FunctionResult
{
    private static readonly Dictionary<string, FunctionColumn> NoColumns = [];

    /// <param name="json">An array of objects, one object, or one value.</param>
    /// <param name="source">Who says so, and when.</param>
    /// <param name="columns">Units and types that the JSON does not tell.</param>
    public static ToolOutput Of(
        ToolCall call, ToolContext context, JsonElement json, FunctionSource source, ToolLimits limits, IReadOnlyDictionary<string, FunctionColumn>? columns = null) =>
        Of(call, context, new FunctionEvidence(source, json), limits, columns ?? NoColumns);

    /// <summary>The result of a call that was made before, from what it received then; null for a call that is new.</summary>
    public static ToolOutput? Again(ToolCall call, ToolContext context, ToolLimits limits, IReadOnlyDictionary<string, FunctionColumn>? columns = null) =>
        context.Evidence is { } kept ? Of(call, context, FunctionEvidence.Of(kept), limits, columns ?? NoColumns) : null;

    internal static ToolOutput Of(
        ToolCall call, ToolContext context, FunctionEvidence evidence, ToolLimits limits, IReadOnlyDictionary<string, FunctionColumn> columns)
    {
        if (IsEmpty(evidence.Value))
            return new ToolOutput(ToolJson.Text(new JsonObject { ["rows"] = new JsonArray(), ["row_count"] = 0, ["note"] = $"{call.Name} found nothing for these arguments." }));
        var result = JsonTable.Read(evidence.Value, columns, call.Name, evidence.Statement(call), FunctionEvidence.Asked(call));
        if (result is null)
            return ToolErrors.Of("too-large", $"{call.Name} returned more rows or columns than can be used; ask for less.");
        return new ToolOutput(ResultWords.Of(context.ResultId, result, limits, (output, _) => Describe(output, evidence.Source)))
        {
            Entry = new LedgerEntry { Id = context.ResultId, Source = LedgerSource.Function, Result = result, Function = evidence.Source },
            Evidence = evidence.Text(),
        };
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any());

    private static void Describe(JsonObject output, FunctionSource source) =>
        output["source"] = new JsonObject { ["function"] = source.Name, ["host"] = source.Host, ["at"] = source.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture) };
}
