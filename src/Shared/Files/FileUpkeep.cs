namespace Tally.Files;

/// <summary>How the files at the service are looked after.</summary>
public sealed record FileUpkeepOptions
{
    /// <summary>A copy that expires sooner than this is uploaded again.</summary>
    /// <value>A day.</value>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long nobody may have needed a file before it is deleted; longer than any question is on its way.</summary>
    /// <value>An hour.</value>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Files that one round looks at.</summary>
    public int MostFiles { get; init; } = 500;

    /// <summary>Uploads and deletions that one round asks of the service.</summary>
    public int MostRequests { get; init; } = 50;
}

/// <summary>What a round came to.</summary>
/// <param name="Renewed">Copies that were uploaded again.</param>
/// <param name="Deleted">Files and indexes that nobody needs any more and that are gone from the service.</param>
/// <param name="Failed">What the service did not do this time.</param>
/// <param name="Next">Where the next round goes on; null when all was looked at.</param>
public sealed record FileUpkeep(int Renewed, int Deleted, int Failed, string? Next)
{
    public static FileUpkeep Nothing { get; } = new(0, 0, 0, null);
}
