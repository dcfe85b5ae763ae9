namespace Tally.SelfTests;

/// <summary>How much a self-test takes on.</summary>
public sealed record SelfTestOptions
{
    /// <summary>Questions a version is asked. Default 24.</summary>
    public int MostQuestions { get; init; } = 24;

    /// <summary>Questions in flight at once. Default 2.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Longer tables are not tested: their cells are held in memory as text. Default 200,000 rows.</summary>
    public int MostRows { get; init; } = 200_000;
}
