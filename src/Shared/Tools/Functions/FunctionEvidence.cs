using System.Text.Json;
using Tally.Queries;

namespace Tally.Tools.Functions;

/// <summary>
/// What a function received, kept beside the call: its result is made from this again, also years later, without asking anybody.
/// </summary>
/// <param name="Value">The part of the answer that makes the rows.</param>
public sealed record FunctionEvidence(FunctionSource Source, JsonElement Value)
{
    internal string Text() => JsonSerializer.Serialize(this, ToolJson.Options);

    internal static FunctionEvidence Of(string text) =>
        JsonSerializer.Deserialize<FunctionEvidence>(text, ToolJson.Options) ?? throw new InvalidDataException("A call has lost what it received.");

    /// <summary>The same JSON on every machine: what was asked, of whom and when.</summary>
    internal string Statement(ToolCall call)
    {
        string arguments = string.Join(", ", call.Arguments.EnumerateObject().Select(argument => $"{argument.Name}: {argument.Value.GetRawText()}"));
        string where = Source.Host is null ? "" : $" from {Source.Host}";
        return FormattableString.Invariant($"{call.Name}({arguments}){where} at {Source.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }

    internal static IReadOnlyList<Condition> Asked(ToolCall call) =>
        [.. call.Arguments.EnumerateObject()
            .Where(argument => argument.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(argument => Condition.Equal(argument.Name, argument.Value.ToString()))];
}
