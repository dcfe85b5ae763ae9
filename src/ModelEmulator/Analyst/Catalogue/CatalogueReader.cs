using System.Text.Json;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>Reads what <c>list_datasets</c> and <c>describe_dataset</c> answered, leniently: what is absent is empty.</summary>
internal static class CatalogueReader
{
    public static IReadOnlyList<Collection> Collections(JsonElement listing) => List(listing, "collections").Select(static collection => new Collection
    {
        Name = Text(collection, "name"),
        Sql = Text(collection, "table"),
        Context = Text(collection, "context"),
        FileColumn = TextOrNull(collection, "file_column"),
        KeyColumn = TextOrNull(collection, "key_column"),
        Fields = List(collection, "columns").Select(ReadField).ToList(),
        Members = List(collection, "datasets").Select(ReadMember).ToList(),
    }).ToList();

    /// <summary>A collection as one table: its only dataset, or all of them stacked.</summary>
    public static Table Stacked(Collection collection)
    {
        bool isAlone = collection.Members.Count == 1;
        Field? memberField = isAlone ? null : collection.Fields.FirstOrDefault(field => Same(field.Name, collection.FileColumn));
        return new Table
        {
            Name = isAlone ? collection.Members[0].Label : collection.Name,
            Sql = isAlone ? collection.Members[0].Sql : collection.Sql,
            Context = collection.Context,
            Rows = collection.Members.Sum(static member => member.Rows),
            KeyColumn = collection.KeyColumn,
            Members = collection.Members,
            MemberField = memberField,
            Fields = collection.Fields.Where(field => memberField is not null || !Same(field.Name, collection.FileColumn)).ToList(),
        };
    }

    /// <summary>A dataset on its own, as <c>describe_dataset</c> tells it.</summary>
    public static Table Described(JsonElement description, Member member)
    {
        string label = description.TryGetProperty("label", out JsonElement pair) && pair.ValueKind == JsonValueKind.Object ? Text(pair, "column") : "";
        return new Table
        {
            Name = member.Label,
            Sql = member.Sql,
            Context = Text(description, "context"),
            Rows = Number(description, "rows"),
            KeyColumn = TextOrNull(description, "key_column"),
            Members = [member],
            Fields = List(description, "columns").Select(ReadField).Where(field => !Same(field.Name, label)).ToList(),
        };
    }

    private static Member ReadMember(JsonElement dataset) => new()
    {
        Dataset = Text(dataset, "dataset"),
        Sql = Text(dataset, "table"),
        Label = Text(dataset, "label") is { Length: > 0 } label ? label : Text(dataset, "dataset"),
        Synonyms = Strings(dataset, "synonyms"),
        Rows = Number(dataset, "rows"),
        IsTotalOfOthers = (dataset.TryGetProperty("total_of_others", out JsonElement total) && total.ValueKind == JsonValueKind.True)
            || Linking.Totals.IsTotal(Text(dataset, "label")),
    };

    private static Field ReadField(JsonElement column)
    {
        var synonyms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (column.TryGetProperty("value_synonyms", out JsonElement map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty entry in map.EnumerateObject())
            {
                synonyms[entry.Name] = entry.Value.EnumerateArray().Select(static word => word.GetString() ?? "").ToList();
            }
        }

        return new Field
        {
            Name = Text(column, "name"),
            Sql = Text(column, "sql"),
            Type = Text(column, "type"),
            Role = Text(column, "role"),
            Unit = TextOrNull(column, "unit"),
            Distinct = Number(column, "distinct"),
            Nulls = Number(column, "nulls"),
            Min = TextOrNull(column, "min"),
            Max = TextOrNull(column, "max"),
            Synonyms = Strings(column, "synonyms"),
            TotalOf = Strings(column, "total_of"),
            TotalValues = Strings(column, "total_values"),
            Values = List(column, "top_values")
                .Select(value => (Text: Text(value, "value"), Count: Number(value, "count")))
                .Where(static value => value.Text.Length > 0)
                .Select(value => new FieldValue(value.Text, value.Count, synonyms.GetValueOrDefault(value.Text) ?? []))
                .ToList(),
        };
    }

    private static bool Same(string name, string? other) => other is not null && Folding.Fold(name) == Folding.Fold(other);

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static List<string> Strings(JsonElement element, string name) =>
        List(element, name).Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.ToString()).ToList();

    private static string Text(JsonElement element, string name) => TextOrNull(element, name) ?? "";

    private static string? TextOrNull(JsonElement element, string name) =>
        !element.TryGetProperty(name, out JsonElement value) || value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ToString();

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : 0;
}
