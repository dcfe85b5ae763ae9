using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Execution;
using Tally.Queries.Syntax;

namespace Tally.Queries.Tables;

/// <summary>The tables of a scope by name; those a statement names are opened before it is bound.</summary>
internal sealed class TableCatalog(QueryRun run, DataScope scope, IDatasetLibrary library)
{
    private static readonly string[] FileExtensions = ["csv", "tsv", "txt", "json", "ndjson"];
    private readonly Dictionary<string, Table> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<DatasetRef, OpenedDataset> _datasets = [];

    /// <summary>Opens what the name stands for, if it stands for one thing; what does not is told when it is bound.</summary>
    public async Task OpenAsync(TableSource.Named named, CancellationToken cancellationToken)
    {
        string key = Key(named.Parts);
        if (_opened.ContainsKey(key))
            return;

        switch (Find(named.Parts))
        {
            case [TableName.Collection collection]:
                var members = new List<OpenedDataset>();
                foreach (var member in collection.Snapshot.Members)
                    members.Add(await OpenAsync(member, named.Position, cancellationToken));

                _opened[key] = TableBuilder.Stack(run, collection.Snapshot.Name, members, FileColumn(collection.Snapshot, members));
                break;
            case [TableName.Dataset dataset]:
                _opened[key] = TableBuilder.Of(run, await OpenAsync(dataset.Reference, named.Position, cancellationToken));
                break;
        }
    }

    /// <summary>The opened table, or the refusal that teaches which there are.</summary>
    public Table Get(TableSource.Named named)
    {
        if (_opened.TryGetValue(Key(named.Parts), out var table))
            return table;

        string written = string.Join('.', named.Parts.Select(part => part.Text));
        var found = Find(named.Parts);
        throw found.Count > 1
            ? NameRefusals.AmbiguousTable(named.Position, written, [.. found.Select(name => name.Quoted)])
            : NameRefusals.UnknownTable(named.Position, written, AllNames());
    }

    /// <summary>What else of the scope is called so: a collection goes before datasets of other collections, and before a member that is not alone in it.</summary>
    public IReadOnlyList<string> AlsoNamed(TableSource.Named named)
    {
        if (Find(named.Parts) is not [TableName.Collection { Snapshot: var taken }])
            return [];

        string[] names = [.. named.Parts.SelectMany(part => part.Text.Split('/')).Select(Folding.Fold)];
        return
        [
            .. Named(names[^1], Folding.Fold).OfType<TableName.Dataset>()
                .Where(dataset => taken.Members is not [var only] || only != dataset.Reference)
                .Select(dataset => dataset.Quoted),
        ];
    }

    private async Task<OpenedDataset> OpenAsync(DatasetRef reference, int position, CancellationToken cancellationToken)
    {
        if (_datasets.TryGetValue(reference, out var opened))
            return opened;

        opened = await library.OpenAsync(reference, cancellationToken)
            ?? throw NameRefusals.MissingVersion(position, reference.Id.ToString());
        _datasets.Add(reference, opened);
        return opened;
    }

    private static string FileColumn(CollectionSnapshot snapshot, List<OpenedDataset> members) =>
        members.Select(member => member.Profile.Label?.Column).FirstOrDefault(column => column is not null) ?? snapshot.FileColumn;

    // Exactly as written first, then with case and accents folded; a collection goes before a dataset of the same name.
    private IReadOnlyList<TableName> Find(IReadOnlyList<SqlName> parts)
    {
        var found = Find(parts, text => text);
        return found.Count > 0 ? found : Find(parts, Folding.Fold);
    }

    private IReadOnlyList<TableName> Find(IReadOnlyList<SqlName> parts, Func<string, string> fold)
    {
        string[] names = [.. parts.SelectMany(part => part.Text.Split('/')).Select(fold)];
        if (names.Length == 2)
        {
            TableName[] pair = [.. Datasets().Where(dataset => fold(dataset.Id.Collection) == names[0] && fold(dataset.Id.Name) == names[1])];
            return pair.Length > 0 || !FileExtensions.Contains(names[1]) ? pair : Named(names[0], fold);
        }

        if (names.Length != 1)
            return [];

        TableName[] collections = [.. scope.Collections.Where(collection => fold(collection.Name) == names[0]).Select(collection => new TableName.Collection(collection))];
        if (collections.Length > 0)
            return collections;

        string bare = names[0].Split('.') is [var stem, var extension] && FileExtensions.Contains(extension) ? stem : names[0];
        return Named(names[0], fold) is { Count: > 0 } whole ? whole : Named(bare, fold);
    }

    private IReadOnlyList<TableName> Named(string name, Func<string, string> fold) =>
        [.. Datasets().Where(dataset => fold(dataset.Id.Name) == name)];

    private IEnumerable<TableName.Dataset> Datasets() => scope.Datasets.Select(reference => new TableName.Dataset(reference));

    private IEnumerable<string> AllNames()
    {
        var unique = scope.Datasets.GroupBy(dataset => dataset.Id.Name, StringComparer.Ordinal);
        return scope.Collections.Select(collection => collection.Name)
            .Concat(unique.SelectMany(group => group.Count() == 1 ? [group.Key] : group.Select(dataset => dataset.Id.ToString())));
    }

    private static string Key(IReadOnlyList<SqlName> parts) => string.Join('\u0001', parts.Select(part => part.Text));
}

/// <summary>What a table's name can stand for.</summary>
internal abstract record TableName
{
    private TableName()
    {
    }

    public abstract string Quoted { get; }

    public sealed record Collection(CollectionSnapshot Snapshot) : TableName
    {
        public override string Quoted => Snapshot.Name;
    }

    public sealed record Dataset(DatasetRef Reference) : TableName
    {
        public DatasetId Id => Reference.Id;

        public override string Quoted => $"\"{Id}\"";
    }
}
