namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>A folder of datasets as <c>list_datasets</c> tells it.</summary>
internal sealed record Collection
{
    public required string Name { get; init; }

    public required string Sql { get; init; }

    public string Context { get; init; } = "";

    public string? FileColumn { get; init; }

    public string? KeyColumn { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>The members have the same columns: what one lacks would show as empty cells for all its rows.</summary>
    public bool IsUniform
    {
        get
        {
            int rows = Members.Sum(static member => member.Rows);
            int smallest = Members.Count == 0 ? 0 : Members.Min(static member => member.Rows);
            return Members.Count < 2 || rows == 0 || Fields.All(column => column.Nulls < Math.Max(1, Math.Min(smallest, rows)));
        }
    }
}
