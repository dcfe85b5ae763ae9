namespace Tally.Ledger;

/// <summary>A passage of an attached or retrieved document, as its reader gave it: what it says word for word may be cited.</summary>
public sealed record DocumentPassage
{
    /// <summary>The document's file name: "rapport-2020.pdf".</summary>
    public required string Document { get; init; }

    /// <summary>The file's id at the model service, where it has one.</summary>
    public string? FileId { get; init; }

    public required string Text { get; init; }
}

/// <summary>What the hosted code interpreter printed in one call.</summary>
public sealed record CodeLog
{
    /// <summary>"L1", "L2", … in the order of the question's calls.</summary>
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>The container it ran in.</summary>
    public string? ContainerId { get; init; }
}
