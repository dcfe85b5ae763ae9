namespace Tally.Questions;

/// <summary>Where a question's time went, in milliseconds.</summary>
public sealed record RunTimes
{
    /// <summary>Inside calls of the model service and waiting for it.</summary>
    public double Model { get; init; }

    /// <summary>Tally's own steps: reading, tools, gate, storage.</summary>
    public double Own { get; init; }

    public RunTimes Plus(double model, double own) => new() { Model = Model + model, Own = Own + own };
}
