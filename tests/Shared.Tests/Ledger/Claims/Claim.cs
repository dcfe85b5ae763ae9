using Tally.Ledger.Fit.Cells;

namespace Tally.Shared.Tests.Ledger.Claims;

/// <summary>What a sentence says of the data, apart from its words: evaluated on the raw lines alone.</summary>
internal abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>The value that makes the claim true, as people read it: a share is in percent. Null where the data hold none.</summary>
    public abstract decimal? Truth(RawTable table, IReadOnlyList<int> years);

    /// <summary>One cell, in the year of that place.</summary>
    public sealed record Cell(string Label, string Measure, int Year) : Claim
    {
        public override decimal? Truth(RawTable table, IReadOnlyList<int> years) => table[Label, years[Year], Measure];
    }

    /// <summary>From the first year to the second.</summary>
    public sealed record Change(string Label, string Measure) : Claim
    {
        public override decimal? Truth(RawTable table, IReadOnlyList<int> years) =>
            table[Label, years[1], Measure] - table[Label, years[0], Measure] is { } change ? Math.Abs(change) : null;
    }

    public sealed record Sum(string Label, string Other, string Measure) : Claim
    {
        public override decimal? Truth(RawTable table, IReadOnlyList<int> years) => table[Label, years[0], Measure] + table[Other, years[0], Measure];
    }

    /// <summary>To one decimal.</summary>
    public sealed record Share(string Label, string Part, string Whole) : Claim
    {
        public override decimal? Truth(RawTable table, IReadOnlyList<int> years) =>
            100 * table[Label, years[0], Part] / table[Label, years[0], Whole] is { } share ? Math.Round(share, 1, MidpointRounding.AwayFromZero) : null;
    }
}
