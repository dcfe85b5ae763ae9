using System.Text.Json.Nodes;
using Tally.Datasets;
using Tally.Ledger.Fit.Prose;

namespace Tally.Tools;

/// <summary><c>describe_dataset</c>: the columns of one dataset, or of a collection read as one table.</summary>
public sealed class DescribeDataset(IDatasetLibrary library) : ITool
{
    public const string Name = "describe_dataset";

    public ToolMakes Makes => ToolMakes.Nothing;

    public ToolDefinition Definition { get; } = new(
        Name,
        "Describes one dataset or collection: columns with type, role, unit, range, frequent values and synonyms; the period covered; what is a total of what.",
        ToolSchema.Of(("dataset", ToolSchema.Text("A dataset id (unil/HEC), its table name, or a collection's name."))));

    public async Task<ToolOutput> CallAsync(ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var arguments = new ToolArguments(call);
        string wanted = arguments.Text("dataset");
        if (arguments.Problem is { } problem)
            return ToolErrors.BadArguments(problem);
        if (context.Scope.Dataset(wanted) is { } dataset && await library.ProfileAsync(dataset, cancellationToken) is { } profile)
            return new ToolOutput(ToolJson.Text(Describe(profile, context.Scope)));
        if (context.Scope.Collection(wanted) is { } collection)
            return new ToolOutput(ToolJson.Text(await DescribeAsync(collection, cancellationToken)));

        var names = context.Scope.Collections.Select(known => known.Name)
            .Concat(context.Scope.Datasets.SelectMany(known => new[] { known.Id.ToString(), known.Id.Name }));
        return ToolErrors.Of("unknown-dataset", $"There is no dataset or collection \"{wanted}\".", ScopeReader.Nearest(wanted, names));
    }

    private static JsonObject Describe(DatasetProfile profile, DataScope scope) => new()
    {
        ["dataset"] = profile.Id.ToString(),
        ["table"] = SqlName.OfTable(profile.Id, scope),
        ["context"] = profile.Context,
        ["rows"] = profile.RowCount,
        ["label"] = profile.Label is { } label ? new JsonObject { ["column"] = label.Column, ["value"] = label.Value } : null,
        ["key_column"] = profile.KeyColumn,
        ["period"] = ToolJson.Period(profile.Period),
        ["columns"] = DatasetWords.Columns(profile.Columns),
        ["total_rows"] = profile.TotalRows.Count,
        ["total_of_others"] = profile.IsTotalOfSiblings,
        ["notes"] = ToolJson.Strings(DatasetWords.Notes(profile)),
    };

    private async Task<JsonObject> DescribeAsync(CollectionSnapshot collection, CancellationToken cancellationToken)
    {
        var members = await library.ProfilesAsync(collection.Members, cancellationToken);
        var totals = members.Where(member => member.IsTotalOfSiblings).Select(StackedColumns.LabelOf).ToList();
        var notes = members.SelectMany(DatasetWords.Notes).Where(note => !note.StartsWith("This dataset", StringComparison.Ordinal)).Distinct();
        return new JsonObject
        {
            ["dataset"] = collection.Name,
            ["table"] = SqlName.Of(collection.Name),
            ["context"] = collection.Context,
            ["rows"] = members.Sum(member => member.RowCount),
            ["label"] = null,
            ["key_column"] = collection.KeyColumn,
            ["period"] = ToolJson.Period(DatasetWords.PeriodOf(members)),
            ["columns"] = DatasetWords.Columns(StackedColumns.Of(collection, members)),
            ["total_rows"] = members.Sum(member => member.TotalRows.Count),
            ["total_of_others"] = false,
            ["notes"] = ToolJson.Strings([.. totals.Select(total => $"{collection.FileColumn} = {total} is the total of the others: leave it out when adding up or ranking."), .. notes]),
        };
    }
}
