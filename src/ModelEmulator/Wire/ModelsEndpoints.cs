using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>/models</summary>
internal sealed class ModelsEndpoints(EmulatorState state)
{
    private readonly long _since = state.Now.ToUnixTimeSeconds();

    public Task<ApiReply> ListAsync(ApiCall call) => Task.FromResult<ApiReply>(ApiReply.Object(json =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (string model in state.Options.Models) Write(json, model);
        json.WriteEndArray();
    }));

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult<ApiReply>(
        state.Options.Models.Contains(call.Route("id"))
            ? new ApiReply.Json(json => Write(json, call.Route("id")))
            : ApiErrors.NoSuchModel(call.Route("id")));

    private void Write(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("id", model);
        json.WriteString("object", "model");
        json.WriteNumber("created", _since);
        json.WriteString("owned_by", "tally");
        json.WriteEndObject();
    }
}
