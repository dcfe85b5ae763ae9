namespace Tally.Datasets;

/// <summary>
/// One version of a collection: the versions of its members at one moment. As a table it stacks its members, with
/// <see cref="FileColumn"/> in front holding each member's label.
/// </summary>
public sealed record CollectionSnapshot
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public string Context { get; init; } = "";

    /// <summary>The column that a file's name stands for; "file" when nobody named it.</summary>
    public required string FileColumn { get; init; }

    public string? KeyColumn { get; init; }

    /// <summary>Members in order of name.</summary>
    public required IReadOnlyList<DatasetRef> Members { get; init; }
}

/// <summary>What one question may look at: collections pinned to versions. Nothing outside it exists for a query.</summary>
public sealed record DataScope(IReadOnlyList<CollectionSnapshot> Collections)
{
    public static DataScope Empty { get; } = new([]);

    public IEnumerable<DatasetRef> Datasets => Collections.SelectMany(collection => collection.Members);
}
