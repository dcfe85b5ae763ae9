namespace Tally.Questions;

/// <summary>How much one process takes on.</summary>
public sealed record LocalDriverOptions
{
    /// <summary>Questions under way before new ones are turned away. Default 500.</summary>
    public int MaxInFlight { get; init; } = 500;

    /// <summary>Steps of our own carried out at once; those that wait for the model service are not counted. Default 64.</summary>
    public int StepsAtOnce { get; init; } = 64;

    /// <summary>What callers who are turned away are told to wait. Default 2 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a step that the stores failed is tried before the run is left for the next start. Default 5.</summary>
    public int StoreTries { get; init; } = 5;
}
