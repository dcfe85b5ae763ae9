using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tally.Tools.Functions;

/// <summary>A declared function that asks a service; what it answers joins the ledger with its host and time.</summary>
internal sealed partial class HttpFunctionTool(FunctionDeclaration declaration, HttpFunction function, FunctionClient client, ToolLimits limits, TimeProvider clock) : ITool
{
    public ToolDefinition Definition { get; } = new(declaration.Name, declaration.Description, declaration.Parameters);

    public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        if (FunctionResult.Again(call, context, limits, function.Columns) is { } known)
            return known;
        if (SchemaArguments.Problem(declaration.Parameters, call.Arguments, "arguments") is { } problem)
            return ToolErrors.BadArguments($"{call.Name}: {problem}");
        if (UrlTemplate.Fill(function.Url, call.Arguments) is not { } address)
            return ToolErrors.BadArguments($"{call.Name}: a value is empty or does not fit into the address.");
        string? body = function.Method == "POST" ? ToolJson.Text(Filled(function.Body, call.Arguments)!) : null;
        return await client.SendAsync(function, address, body, cancellationToken) switch
        {
            FunctionReply.Failed(var code, var message) => ToolErrors.Of(code, $"{call.Name} failed: {message}."),
            FunctionReply.Received(var bytes) => Read(call, context, bytes, address.Host),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ToolOutput Read(ToolCall call, ToolContext context, byte[] bytes, string host)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
            return JsonPath.TryFind(json.RootElement, function.Response, out var found, out string there)
                ? FunctionResult.Of(call, context, found.Clone(), new FunctionSource(call.Name, host, clock.GetUtcNow()), limits, function.Columns)
                : ToolErrors.Of("unexpected-answer", $"{call.Name} failed: the answer of {host} has no {function.Response}; there is {there}.");
        }
        catch (JsonException)
        {
            return ToolErrors.Of("not-json", $"{call.Name} failed: {host} answered with something that is not JSON.");
        }
    }

    private static JsonNode? Filled(JsonNode? template, JsonElement arguments) => template switch
    {
        null => JsonSerializer.SerializeToNode(arguments, ToolJson.Options),
        JsonObject record => new JsonObject(record.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Filled(member.Value, arguments)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Filled(item, arguments))]),
        JsonValue value when value.TryGetValue(out string? text) && Whole().Match(text) is { Success: true } match =>
            JsonSerializer.SerializeToNode(arguments.GetProperty(match.Groups[1].Value), ToolJson.Options),
        _ => template.DeepClone(),
    };

    /// <summary>Names that a body's texts stand for.</summary>
    public static IEnumerable<string> Names(JsonNode? body) => body switch
    {
        JsonObject record => record.SelectMany(member => Names(member.Value)),
        JsonArray list => list.SelectMany(Names),
        JsonValue value when value.TryGetValue(out string? text) && Whole().Match(text) is { Success: true } match => [match.Groups[1].Value],
        _ => [],
    };

    [GeneratedRegex(@"^\{([A-Za-z_][A-Za-z0-9_]*)\}$")]
    private static partial Regex Whole();
}
