using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Tally.Model;

/// <summary>Reads the server-sent events of a response, leniently: kinds of events not known here are passed over.</summary>
internal static class RunStream
{
    /// <summary>The run as its first event shows it: named, so that it can be recorded, and hardly begun.</summary>
    public static async Task<ModelRun?> FirstAsync(PipelineResponse reply, CancellationToken cancellationToken)
    {
        if (!IsEvents(reply))
        {
            // A server that passes over the wish for a stream answers as it always does.
            await reply.BufferContentAsync(cancellationToken);
            return Parse(reply.Content.ToMemory().Span) is { ValueKind: JsonValueKind.Object } whole ? ReplyReader.Run(whole) : null;
        }

        await foreach (JsonElement one in EventsAsync(reply, cancellationToken))
        {
            if (one.Member("response") is not { } response || ReplyReader.Run(response) is not { } run) continue;
            reply.Dispose();
            return run;
        }

        return null;
    }

    /// <summary>Text as it comes and, where the stream says how the run ended, its end.</summary>
    public static async IAsyncEnumerable<RunSignal> SignalsAsync(
        PipelineResponse reply, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (JsonElement one in EventsAsync(reply, cancellationToken))
        {
            switch (one.Text("type"))
            {
                case "response.output_text.delta" when one.Text("delta") is { } delta:
                    yield return new RunSignal.Text(delta);
                    break;
                case "response.completed" or "response.incomplete" or "response.failed"
                    when one.Member("response") is { } response && ReplyReader.Run(response) is { } run:
                    yield return new RunSignal.Ended(run);
                    yield break;
                // An error inside the stream does not say what became of the run.
                case "error":
                    yield break;
            }
        }
    }

    private static async IAsyncEnumerable<JsonElement> EventsAsync(
        PipelineResponse reply, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reply.ContentStream is not { } stream) yield break;
        await foreach (SseItem<JsonElement?> item in SseParser.Create(stream, (_, data) => Parse(data)).EnumerateAsync(cancellationToken))
            if (item.Data is { ValueKind: JsonValueKind.Object } body) yield return body;
    }

    private static bool IsEvents(PipelineResponse reply) =>
        reply.Headers.TryGetValue("content-type", out string? type) && type!.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static JsonElement? Parse(ReadOnlySpan<byte> data)
    {
        try
        {
            return JsonElement.Parse(data);
        }
        catch (JsonException)
        {
            // "[DONE]" and the padding of proxies.
            return null;
        }
    }
}
