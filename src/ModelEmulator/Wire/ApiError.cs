using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>A refusal in the service's own shape.</summary>
internal sealed record ApiError(int Status, string Message)
{
    public string? Type { get; init; } = "invalid_request_error";

    public string? Param { get; init; }

    public string? Code { get; init; }

    /// <summary>Headers that go with it, such as Retry-After.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What Azure's content filter adds.</summary>
    public bool Filtered { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", Message);
        json.WriteString("type", Type);
        json.WriteString("param", Param);
        json.WriteString("code", Code);
        if (Filtered) WriteFilter(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteFilter(Utf8JsonWriter json)
    {
        json.WriteNumber("status", Status);
        json.WriteStartObject("innererror");
        json.WriteString("code", "ResponsibleAIPolicyViolation");
        json.WriteStartObject("content_filter_result");
        foreach (string harm in new[] { "hate", "self_harm", "sexual", "violence" })
        {
            json.WriteStartObject(harm);
            json.WriteBoolean("filtered", harm == "violence");
            json.WriteString("severity", harm == "violence" ? "medium" : "safe");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
