using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What rows are told apart by.</summary>
internal abstract record Dimension
{
    private Dimension()
    {
    }

    public sealed record ByField(Field Field) : Dimension;

    public sealed record ByTime(Grain Grain) : Dimension;
}
