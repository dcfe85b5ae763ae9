namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>Rows that one SELECT can read: a dataset, or a collection whose datasets have the same columns, stacked.</summary>
internal sealed record Table
{
    /// <summary>As the file or the collection is called.</summary>
    public required string Name { get; init; }

    public required string Sql { get; init; }

    public string Context { get; init; } = "";

    public int Rows { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The datasets stacked in it.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>The column that tells the members apart; null when there is one member.</summary>
    public Field? MemberField { get; init; }

    public string? KeyColumn { get; init; }

    /// <summary>Set where the years are columns.</summary>
    public Pivot? Pivot { get; init; }

    /// <summary>Set where the months are columns.</summary>
    public MonthColumns? MonthColumns { get; init; }

    /// <summary>Its rows, to a question, are the cells of columns that stand for years or months.</summary>
    public bool IsUnfolded => Pivot is not null || MonthColumns is not null;

    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A dataset of a collection.</summary>
internal sealed record Member
{
    public required string Dataset { get; init; }

    public required string Sql { get; init; }

    public required string Label { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    public int Rows { get; init; }

    /// <summary>It is the sum of the other members and must not be ranked or added with them.</summary>
    public bool IsTotalOfOthers { get; init; }
}
