using Tally.Files;
using Tally.Ledger.Fit.Prose;
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

    /// <summary>The service's id of the response.</summary>
    public string? ResponseId { get; init; }

    /// <summary>What Python ran at the service, in order.</summary>
    public IReadOnlyList<OutputItem.CodeInterpreterCall> Code { get; init; } = [];

    /// <summary>What was searched for in files, and found.</summary>
    public IReadOnlyList<OutputItem.FileSearchCall> Searches { get; init; } = [];

    /// <summary>Citations, placed in <see cref="Draft"/>.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    public static string Payload(int number) => FormattableString.Invariant($"segment-{number}");

    /// <summary>The message's text; empty when the model said nothing.</summary>
    public string Draft => string.Join("\n", Items.Where(item => item.Type == "assistant").Select(item => item.Text));

    public static SegmentRecord Of(int number, ModelRun run) => new()
    {
        Number = number,
        Items = [.. run.Output.Select(Item).OfType<StoredItem>()],
        ResponseId = run.Id,
        Code = [.. run.Output.OfType<OutputItem.CodeInterpreterCall>()],
        Searches = [.. run.Output.OfType<OutputItem.FileSearchCall>()],
        Annotations = [.. Placed(run.Output.OfType<OutputItem.Message>())],
        Passages = [.. run.Output.OfType<OutputItem.FileSearchCall>().SelectMany(search => search.Hits)
            .Select(hit => new DocumentPassage { Document = FilePath.Original(hit.FileName), FileId = hit.FileId, Text = hit.Text })
            .Distinct()],
        Logs = [.. run.Output.OfType<OutputItem.CodeInterpreterCall>()
            .Where(call => call.Logs.Count > 0)
            .Select((call, index) => new CodeLog
            {
                Id = FormattableString.Invariant($"L{index + 1}"),
                Text = string.Join('\n', call.Logs),
                ContainerId = call.ContainerId,
            })],
        Refusal = run.Output.OfType<OutputItem.Refusal>().FirstOrDefault()?.Text,
    };

    /// <summary>The draft joins the messages by a line break each.</summary>
    private static IEnumerable<Annotation> Placed(IEnumerable<OutputItem.Message> messages)
    {
        int offset = 0;
        foreach (var message in messages)
        {
            foreach (var annotation in message.Annotations)
                yield return annotation with { Start = annotation.Start + offset, End = annotation.End + offset };
            offset += message.Text.Length + 1;
        }
    }

    private static StoredItem? Item(OutputItem output) => output switch
    {
        OutputItem.Message(var text, _) => StoredItem.Of(new TranscriptItem.AssistantMessage(text)),
        OutputItem.FunctionCall(var callId, var name, var arguments) => StoredItem.Of(new TranscriptItem.FunctionCall(callId, name, arguments)),
        _ => null,
    };
}
