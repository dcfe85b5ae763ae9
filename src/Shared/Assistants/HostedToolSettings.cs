namespace Tally.Assistants;

/// <summary>How files are indexed and searched. Null leaves a choice to the service.</summary>
public sealed record FileSearchSettings
{
    /// <summary>Passages a search may return, 1 to 50.</summary>
    public int? MostResults { get; init; }

    /// <summary>Tokens of a chunk, 100 to 4096.</summary>
    public int? ChunkTokens { get; init; }

    /// <summary>Tokens two neighbouring chunks share, at most half a chunk.</summary>
    public int? ChunkOverlap { get; init; }

    /// <summary>Days after its last use that the service keeps an index, 1 to 365. Default 7.</summary>
    public int ExpiresAfterDays { get; init; } = 7;
}

/// <summary>Where Python runs.</summary>
public sealed record CodeInterpreterSettings
{
    /// <summary>1g, 4g, 16g or 64g; null leaves it to the service.</summary>
    public string? MemoryLimit { get; init; }
}
