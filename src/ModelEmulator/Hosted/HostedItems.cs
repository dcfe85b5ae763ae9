using System.Text.Json;
using Tally.ModelEmulator.Containers;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.VectorStores;

namespace Tally.ModelEmulator.Hosted;

/// <summary>The items hosted tools leave behind.</summary>
internal static class HostedItems
{
    public static Item FileSearch(string id, string query, IReadOnlyList<Hit> hits, bool withResults) =>
        new(id, "file_search_call", ItemWriter.Render(json =>
        {
            json.WriteString("id", id);
            json.WriteString("type", "file_search_call");
            json.WriteString("status", "completed");
            json.WriteStartArray("queries");
            json.WriteStringValue(query);
            json.WriteEndArray();
            if (withResults) WriteHits(json, hits);
            else json.WriteNull("results");
        }), null);

    public static Item Python(string id, string containerId, string code, string logs, bool withOutputs) =>
        new(id, "code_interpreter_call", ItemWriter.Render(json =>
        {
            json.WriteString("id", id);
            json.WriteString("type", "code_interpreter_call");
            json.WriteString("status", "completed");
            json.WriteString("container_id", containerId);
            json.WriteString("code", code);
            if (!withOutputs)
            {
                json.WriteNull("outputs");
                return;
            }

            json.WriteStartArray("outputs");
            if (logs.Length > 0)
            {
                json.WriteStartObject();
                json.WriteString("type", "logs");
                json.WriteString("logs", logs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }), null);

    /// <summary>An answer with one citation.</summary>
    public static Item Cited(string id, string text, Action<Utf8JsonWriter> citation) =>
        new(id, "message", ItemWriter.Render(json =>
        {
            json.WriteString("id", id);
            json.WriteString("type", "message");
            json.WriteString("status", "completed");
            json.WriteString("role", "assistant");
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "output_text");
            json.WriteString("text", text);
            json.WriteStartArray("annotations");
            json.WriteStartObject();
            citation(json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        }), new AnalystItem.Message("assistant", text));

    public static Action<Utf8JsonWriter> FileCitation(StoreFile file, int index) => json =>
    {
        json.WriteString("type", "file_citation");
        json.WriteString("file_id", file.Id);
        json.WriteString("filename", file.FileName);
        json.WriteNumber("index", index);
    };

    public static Action<Utf8JsonWriter> ContainerCitation(ContainerFile file, int start, int end) => json =>
    {
        json.WriteString("type", "container_file_citation");
        json.WriteString("container_id", file.ContainerId);
        json.WriteString("file_id", file.Id);
        json.WriteString("filename", file.Name);
        json.WriteNumber("start_index", start);
        json.WriteNumber("end_index", end);
    };

    private static void WriteHits(Utf8JsonWriter json, IReadOnlyList<Hit> hits)
    {
        json.WriteStartArray("results");
        foreach (Hit hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("file_id", hit.File.Id);
            json.WriteString("filename", hit.File.FileName);
            json.WriteString("text", hit.Text);
            json.WriteNumber("score", hit.Score);
            hit.WriteAttributes(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
