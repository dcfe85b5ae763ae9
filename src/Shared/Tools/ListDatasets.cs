using System.Text.Json.Nodes;
using Tally.Datasets;

namespace Tally.Tools;

/// <summary><c>list_datasets</c>: what there is to ask about.</summary>
public sealed class ListDatasets(IDatasetLibrary library, ToolLimits limits) : ITool
{
    public const string Name = "list_datasets";

    public ToolMakes Makes => ToolMakes.Nothing;

    public ToolDefinition Definition { get; } = new(
        Name,
        "Lists the collections of datasets in scope, with the columns of each collection read as one table and its datasets.",
        ToolSchema.Of(("collection", ToolSchema.TextOrNull("Only this collection; null for all of them."))));

    public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var arguments = new ToolArguments(call);
        string? wanted = arguments.TextOrNull("collection");
        if (arguments.Problem is { } problem)
            return ToolErrors.BadArguments(problem);
        var found = wanted is null ? null : context.Scope.Collection(wanted);
        if (wanted is not null && found is null)
            return Unknown(wanted, context.Scope);

        var collections = new JsonArray();
        foreach (var collection in found is null ? context.Scope.Collections : [found])
            collections.Add(await DescribeAsync(collection, context.Scope, cancellationToken));
        return new ToolOutput(ToolJson.Text(new JsonObject { ["collections"] = collections }));
    }

    private static ToolOutput Unknown(string wanted, DataScope scope)
    {
        var names = scope.Collections.Select(collection => collection.Name).ToList();
        return ToolErrors.Of(
            "unknown-collection",
            $"There is no collection \"{wanted}\". Call {Name} with null to see all of them.",
            ScopeReader.Nearest(wanted, names));
    }

    private async Task<JsonObject> DescribeAsync(CollectionSnapshot collection, DataScope scope, CancellationToken cancellationToken)
    {
        var members = await library.ProfilesAsync(collection.Members, cancellationToken);
        var described = new JsonObject
        {
            ["name"] = collection.Name,
            ["table"] = SqlName.Of(collection.Name),
            ["context"] = collection.Context,
            ["file_column"] = collection.FileColumn,
            ["key_column"] = collection.KeyColumn,
            ["period"] = ToolJson.Period(DatasetWords.PeriodOf(members)),
            ["columns"] = DatasetWords.Columns(StackedColumns.Of(collection, members)),
            ["datasets"] = new JsonArray([.. members.Take(limits.DatasetsListed).Select(member => Line(member, scope))]),
        };
        if (members.Count > limits.DatasetsListed)
            described["more"] = members.Count - limits.DatasetsListed;
        return described;
    }

    private static JsonObject Line(DatasetProfile member, DataScope scope) => new()
    {
        ["dataset"] = member.Id.ToString(),
        ["table"] = SqlName.OfTable(member.Id, scope),
        ["label"] = StackedColumns.LabelOf(member),
        ["synonyms"] = ToolJson.Strings(member.Label?.Synonyms ?? []),
        ["rows"] = member.RowCount,
        ["total_of_others"] = member.IsTotalOfSiblings,
        ["period"] = ToolJson.Period(member.Period),
    };
}
