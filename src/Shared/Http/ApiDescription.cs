using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Tally.Assistants;

namespace Tally.Http;

/// <summary>The API as an OpenAPI 3.1 document: every route, what it is for, and what the JSON bodies look like.</summary>
internal static partial class ApiDescription
{
    private static readonly (string Method, string Path, string Summary, Type? Body)[] Routes =
    [
        ("post", "questions", "Ask a question; ?wait=20s waits for its answer", typeof(QuestionBody)),
        ("get", "questions", "Own questions, newest first; ?limit= and ?after= as in every list", null),
        ("get", "questions/{id}", "One question: progress, then the answer with its figures", null),
        ("delete", "questions/{id}", "Cancel a question", null),
        ("post", "questions/{id}/replay", "Recompute an answer without a model; ?on=newest on the newest data", null),
        ("get", "questions/{id}/events", "What happens meanwhile, as server-sent events", null),
        ("get", "questions/{id}/charts/{file}", "A chart as SVG or Vega-Lite", null),
        ("get", "questions/{id}/files/{fileId}", "A file that the code interpreter made", null),
        ("get", "answers/changed", "Answers that newer data would change; ?limit= and ?after=", null),
        ("get", "conversations/{id}", "A whole thread", null),
        ("delete", "conversations/{id}", "Delete a thread, here and at the model service", null),
        ("get", "datasets", "Everything that was dropped", null),
        ("get", "datasets/{collection}", "A collection and its datasets", null),
        ("get", "datasets/{collection}/{name}", "A dataset: columns, types, period, self-test", null),
        ("put", "datasets/{collection}/{name}", "Publish the body, a CSV, under the name", null),
        ("delete", "datasets/{collection}/{name}", "Take a dataset out of the catalogue", null),
        ("get", "datasets/{collection}/{name}/problems", "What the reader was unsure of", null),
        ("get", "datasets/{collection}/{name}/data.json", "The rows as JSON; ?shape=records or keyed", null),
        ("post", "datasets/query", "Run SQL exactly, without a model", typeof(QueryBody)),
        ("get", "assistants", "Every assistant", null),
        ("get", "assistants/{name}", "One assistant", null),
        ("put", "assistants/{name}", "Create or replace an assistant", typeof(Assistant)),
        ("delete", "assistants/{name}", "Delete an assistant", null),
        ("post", "assistants/{name}/rename", "Rename an assistant", typeof(RenameBody)),
        ("get", "files", "Every file of the hosted tools", null),
        ("post", "files", "Keep a file for the hosted tools", null),
        ("delete", "files", "Delete a file by its path", null),
        ("get", "files/{id}", "One file", null),
        ("delete", "files/{id}", "Delete a file", null),
        ("get", "sources", "Files on the web that feed datasets", null),
        ("get", "sources/{name}", "One source, and how its last look went", null),
        ("put", "sources/{name}", "Add or change a source", typeof(SourceBody)),
        ("delete", "sources/{name}", "Forget a source", null),
        ("post", "sources/{name}/refresh", "Look at a source now", null),
        ("get", "health", "Whether the app can do its work", null),
        ("get", "openapi.json", "This document", null),
    ];

    public static string Json { get; } = Document().ToJsonString(TallyJson.Options);

    private static JsonObject Document()
    {
        var paths = new JsonObject();
        foreach (var (method, path, summary, body) in Routes)
        {
            string key = "/api/" + path;
            if (paths[key] is not JsonObject item)
                paths[key] = item = [];
            item[method] = Operation(path, summary, body);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Tally", ["version"] = HealthRoutes.Version },
            ["paths"] = paths,
        };
    }

    private static JsonObject Operation(string path, string summary, Type? body)
    {
        var operation = new JsonObject
        {
            ["summary"] = summary,
            ["parameters"] = new JsonArray([.. Parameter().Matches(path).Select(match => (JsonNode)new JsonObject
            {
                ["name"] = match.Groups[1].Value, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" },
            })]),
            ["responses"] = new JsonObject
            {
                ["2XX"] = new JsonObject { ["description"] = "Done, or under way (202)." },
                ["default"] = new JsonObject
                {
                    ["description"] = "Why not.",
                    ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject() },
                },
            },
        };
        if (body is not null)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject
                {
                    ["application/json"] = new JsonObject { ["schema"] = TallyJson.Options.GetJsonSchemaAsNode(body) },
                },
            };
        }

        return operation;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
