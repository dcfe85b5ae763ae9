using System.Text.Json;
using Tally.ModelEmulator.Containers;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.VectorStores;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Hosted;

/// <summary>
/// Plays file_search and code_interpreter: where the analyst has nothing to say to a question, the tools are tried, and what they
/// find is said with its citations.
/// </summary>
internal sealed class HostedTools(EmulatorState state)
{
    private const string Limits =
        "The python tool of this emulator evaluates arithmetic, solves linear and quadratic equations in one unknown and draws a chart of a CSV or JSON file. This asks for something else, which it cannot do.";

    /// <summary>The items that answer in the analyst's place, or null where what it said stands.</summary>
    public IReadOnlyList<Item>? Answer(StoredResponse response, AnalystInput prompt, AnalystOutput output)
    {
        if (output is not AnalystOutput.Says says || prompt.Items is not [.., AnalystItem.Message { Role: "user" } question]) return null;
        JsonElement? search = Tool(response, "file_search");
        JsonElement? python = Tool(response, "code_interpreter");
        if ((search is null && python is null) || !Declines(says.Text, prompt)) return null;
        if (python is { } tool && Compute(response, tool, question.Text) is { } computed) return computed;
        if (search is { } files && Search(response, files, question.Text) is { } found) return found;
        bool alone = python is not null && search is null && prompt.Tools.Count == 0 && state.Options.Analyst is not ScriptedAnalyst;
        return alone ? [ItemWriter.Message(state.Ids.Next("msg_"), "assistant", Limits)] : null;
    }

    private static JsonElement? Tool(StoredResponse response, string type) =>
        response.Request.Body.Member("tools") is { ValueKind: JsonValueKind.Array } tools
            ? tools.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(tool => tool!.Value.Text("type") == type)
            : null;

    /// <summary>A script's words always stand; an analyst without functions to call has nothing to answer from.</summary>
    private bool Declines(string text, AnalystInput prompt) =>
        text.StartsWith("[[not_in_data]]", StringComparison.Ordinal)
        || text.StartsWith("[[needs_clarification]]", StringComparison.Ordinal)
        || text == ScriptedAnalyst.Silence
        || (prompt.Tools.Count == 0 && state.Options.Analyst is not ScriptedAnalyst);

    private IReadOnlyList<Item>? Search(StoredResponse response, JsonElement tool, string question)
    {
        List<StoreFile> files = [.. Stores(tool).SelectMany(store => store.Ordered.Where(file => file.StatusAt(state.Now) == "completed"))];
        files.AddRange(AttachedFiles.Of(response).Select(id => state.FindFile(id)).OfType<StoredFile>().Select(Attached));
        IReadOnlyList<Hit> hits = PassageSearch.Find(
            files, question, (int)(tool.Integer("max_num_results") ?? 10), tool.Member("ranking_options")?.Member("score_threshold")?.GetDouble() ?? 0, tool.Member("filters"));
        if (hits.Count == 0) return null;
        (string sentence, int shared) = PassageSearch.BestSentence(hits[0].Text, question);
        if (shared == 0) return null;
        return
        [
            HostedItems.FileSearch(state.Ids.Next("fs_"), question, hits, response.Request.Includes("file_search_call.results")),
            HostedItems.Cited(state.Ids.Next("msg_"), sentence, HostedItems.FileCitation(hits[0].File, sentence.Length)),
        ];
    }

    private StoreFile Attached(StoredFile file) =>
        new(file.Id, "", file.CreatedAt, DateTimeOffset.MinValue, Chunking.Usual.Index(file.Name, file.Content)) { FileName = file.Name, Chunking = Chunking.Usual };

    private IEnumerable<VectorStore> Stores(JsonElement tool) =>
        tool.Member("vector_store_ids") is { ValueKind: JsonValueKind.Array } ids
            ? ids.EnumerateArray().Select(id => state.VectorStores.GetValueOrDefault(id.ToString())).OfType<VectorStore>()
            : [];

    private IReadOnlyList<Item>? Compute(StoredResponse response, JsonElement tool, string question)
    {
        if (PythonTool.Solve(question) is { } solved)
        {
            Container container = Container(response, tool);
            return
            [
                HostedItems.Python(state.Ids.Next("ci_"), container.Id, solved.Code, solved.Logs, response.Request.Includes("code_interpreter_call.outputs")),
                ItemWriter.Message(state.Ids.Next("msg_"), "assistant", solved.Answer),
            ];
        }

        if (!DrawnChart.IsAskedFor(question)) return null;
        Container place = Container(response, tool);
        if (DrawnChart.Draw(question, place.Ordered) is not { } chart) return null;
        ContainerFile file = state.AddFile(place, chart.FileName, chart.Png, "assistant");
        string link = $"sandbox:/mnt/data/{file.Name}";
        string text = $"{chart.Title}: [{file.Name}]({link})";
        int start = text.IndexOf(link, StringComparison.Ordinal);
        return
        [
            HostedItems.Python(state.Ids.Next("ci_"), place.Id, chart.Code, "", response.Request.Includes("code_interpreter_call.outputs")),
            HostedItems.Cited(state.Ids.Next("msg_"), text, HostedItems.ContainerCitation(file, start, start + link.Length)),
        ];
    }

    /// <summary>The container that is named, or one that was used before and lives, or a new one.</summary>
    private Container Container(StoredResponse response, JsonElement tool)
    {
        JsonElement? wanted = tool.Member("container");
        string? id = wanted is { ValueKind: JsonValueKind.String } named ? named.GetString() : AttachedFiles.LastContainer(response);
        if (id is not null && state.Containers.TryGetValue(id, out Container? known) && !known.IsExpired(state.Now))
        {
            known.LastActiveAt = state.Now;
            return known;
        }

        string memory = wanted?.Text("memory_limit") ?? "1g";
        Container made = state.NewContainer("auto", wanted?.Member("file_ids"), memory, 20).Container ?? state.NewContainer("auto", null, memory, 20).Container!;
        foreach (string fileId in AttachedFiles.Of(response))
        {
            if (state.FindFile(fileId) is { } file) state.AddFile(made, file.Name, file.Content, "user");
        }

        return made;
    }
}
