using System.Text.Json;
using Tally.ModelEmulator.Faults;

namespace Tally.ModelEmulator.Wire;

/// <summary>A request in hand.</summary>
internal sealed class ApiCall(HttpContext http, FaultSet faults)
{
    public FaultSet Faults => faults;

    public HttpContext Http => http;

    public CancellationToken Aborted => http.RequestAborted;

    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    public string? Query(string name) => http.Request.Query[name] is [{ } value, ..] ? value : null;

    /// <summary>The JSON body, refused for a member that is not known.</summary>
    public async Task<(JsonElement Body, ApiError? Error)> ReadKnownAsync(bool loose, params string[] known)
    {
        (JsonElement body, ApiError? error) = await ReadObjectAsync();
        if (error is null && !loose && Parameters.FirstUnknown(body, known) is { } unknown) error = ApiErrors.UnknownParameter(unknown);
        return error is null ? (body, MetadataRules.Check(body)) : (body, error);
    }

    /// <summary>The JSON body; an absent one reads as an empty object.</summary>
    public async Task<(JsonElement Body, ApiError? Error)> ReadObjectAsync()
    {
        using MemoryStream bytes = new((int)Math.Clamp(http.Request.ContentLength ?? 1024, 0, 1 << 20));
        await http.Request.Body.CopyToAsync(bytes, Aborted);
        if (bytes.Length == 0) return (JsonElement.Parse("{}"u8), null);
        try
        {
            JsonElement body = JsonElement.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            return body.ValueKind == JsonValueKind.Object ? (body, null) : (body, ApiErrors.WrongType("body", "an object", body.KindName()));
        }
        catch (JsonException)
        {
            return (default, ApiErrors.BadJson);
        }
    }
}
