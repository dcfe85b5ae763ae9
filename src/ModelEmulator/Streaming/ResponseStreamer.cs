using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Responses;

namespace Tally.ModelEmulator.Streaming;

/// <summary>Says a response's life as events.</summary>
internal static class ResponseStreamer
{
    /// <summary>The event that announces the response's present state.</summary>
    public static void Announce(StoredResponse response, string type) => response.Events?.Append(type, json =>
    {
        json.WritePropertyName("response");
        ResponseWriter.Write(json, response);
    });

    /// <summary>Says the output item by item, word by word, over <paramref name="time"/>.</summary>
    public static async Task PlayAsync(StoredResponse response, IReadOnlyList<Item> output, TimeSpan time, TimeProvider clock)
    {
        if (response.Events is not { } events) return;
        string[][] pieces = [.. output.Select(item => ItemStreamer.Pieces(item))];
        int count = pieces.Sum(list => list.Length);
        for (int index = 0; index < output.Count; index++)
        {
            ItemStreamer streamer = new(events, output[index], index);
            streamer.Begin();
            foreach (string piece in pieces[index])
            {
                if (time > TimeSpan.Zero) await Task.Delay(time / count, clock, response.Stopped);
                streamer.Delta(piece);
            }

            streamer.End();
        }
    }

    /// <summary>The last event, and the end of the stream. The service has none for a cancelled response: its stream just ends.</summary>
    public static void Close(StoredResponse response)
    {
        if (response.Events is null) return;
        if (response.State.Status is "completed" or "incomplete" or "failed") Announce(response, $"response.{response.State.Status}");
        response.Events.End();
    }
}
