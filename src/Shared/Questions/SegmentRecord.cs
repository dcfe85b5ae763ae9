using Tally.Ledger;
using Tally.Model;

namespace Tally.Questions;

/// <summary>What a segment brought: the model's calls, or its message. Payload <c>segment-0</c>, <c>segment-1</c>, …</summary>
public sealed record SegmentRecord
{
    public required int Number { get; init; }

    /// <summary>Calls and messages as they are told to the model again.</summary>
    public required IReadOnlyList<StoredItem> Items { get; init; }

    /// <summary>What was read in documents for this segment, which its draft may cite.</summary>
    public IReadOnlyList<DocumentPassage> Passages { get; init; } = [];

    /// <summary>What the code interpreter printed in this segment.</summary>
    public IReadOnlyList<CodeLog> Logs { get; init; } = [];

    public string? Refusal { get; init; }

    /// <summary>What was sent back when the gate refused this segment's draft.</summary>
    public string? GateReasons { get; init; }

    public static string Payload(int number) => FormattableString.Invariant($"segment-{number}");

    /// <summary>The message's text; empty when the model said nothing.</summary>
    public string Draft => string.Join("\n", Items.Where(item => item.Type == "assistant").Select(item => item.Text));

    public static SegmentRecord Of(int number, ModelRun run) => new()
    {
        Number = number,
        Items = [.. run.Output.Select(Item).OfType<StoredItem>()],
        Refusal = run.Output.OfType<OutputItem.Refusal>().FirstOrDefault()?.Text,
    };

    private static StoredItem? Item(OutputItem output) => output switch
    {
        OutputItem.Message(var text, _) => StoredItem.Of(new TranscriptItem.AssistantMessage(text)),
        OutputItem.FunctionCall(var callId, var name, var arguments) => StoredItem.Of(new TranscriptItem.FunctionCall(callId, name, arguments)),
        _ => null,
    };
}
