using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>What the tools have shown so far: what a liar needs to lie plausibly.</summary>
internal sealed class SeenData
{
    /// <summary>The results of queries by their id.</summary>
    public Dictionary<string, JsonElement> Results { get; } = [];

    /// <summary>Tables of files, each with its label.</summary>
    public List<SeenTable> Tables { get; } = [];

    public List<SeenCollection> Collections { get; } = [];

    /// <summary>The last question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The last year that the data cover.</summary>
    public string? LastYear { get; private set; }

    public static SeenData Read(AnalystInput input)
    {
        SeenData seen = new();
        foreach (AnalystItem item in input.Items)
        {
            if (item is AnalystItem.Message { Role: "user" } message) seen.Question = message.Text;
            if (item is AnalystItem.FunctionOutput output) seen.Read(output.Output);
        }

        return seen;
    }

    private void Read(string output)
    {
        JsonElement body;
        try
        {
            body = JsonElement.Parse(output);
        }
        catch (JsonException)
        {
            return;
        }

        if (body.Text("result") is { } id) Results[id] = body;
        if (body.Member("collections") is not { ValueKind: JsonValueKind.Array } collections) return;
        foreach (JsonElement collection in collections.EnumerateArray()) ReadCollection(collection);
    }

    private void ReadCollection(JsonElement collection)
    {
        LastYear = collection.Member("period")?.Text("to") ?? LastYear;
        Collections.Add(new SeenCollection(
            collection.Text("table") ?? "",
            [.. Array(collection, "columns").Select(column => column.Text("name") ?? "")],
            [.. Array(collection, "columns").Where(column => column.Text("role") == "measure").Select(column => column.Text("name") ?? "")]));
        Tables.AddRange(Array(collection, "datasets")
            .Where(dataset => dataset.Flag("total_of_others") is not true)
            .Select(dataset => new SeenTable(dataset.Text("table") ?? "", dataset.Text("label") ?? "")));
    }

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}

internal sealed record SeenTable(string Table, string Label);

internal sealed record SeenCollection(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Measures);
