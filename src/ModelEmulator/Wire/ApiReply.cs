using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>What goes back over HTTP.</summary>
internal abstract record ApiReply
{
    private ApiReply()
    {
    }

    public static implicit operator ApiReply(ApiError error) => new Refused(error);

    public static Json Object(Action<Utf8JsonWriter> members) => new(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    public sealed record Json(Action<Utf8JsonWriter> Write) : ApiReply;

    public sealed record Refused(ApiError Error) : ApiReply;

    /// <summary>Something else than JSON: a file's content, a proxy's page.</summary>
    public sealed record Bytes(int Status, string ContentType, ReadOnlyMemory<byte> Content) : ApiReply;

    /// <summary>Server-sent events, until the source ends.</summary>
    public sealed record Events(IAsyncEnumerable<StreamEvent> Source) : ApiReply;

    /// <summary>The connection is broken without a reply.</summary>
    public sealed record Dropped : ApiReply;
}

/// <summary>One event of a stream; <paramref name="Data"/> is its JSON.</summary>
internal sealed record StreamEvent(string Type, int Sequence, byte[] Data);
