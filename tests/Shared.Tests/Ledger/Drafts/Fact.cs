using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>One cell of the sample files: what a sentence claims, or what it shows.</summary>
internal sealed record Fact(string Faculty, int Year, string Measure)
{
    public int Value => LedgerUnil.Sample[Faculty, Year, Measure];

    public bool Exists => LedgerUnil.Sample.Has(Faculty, Year);
}

/// <summary>A draft with the verdict that the files themselves give it.</summary>
internal sealed record DraftCase
{
    public required string Kind { get; init; }

    public required bool Honest { get; init; }

    public required string Language { get; init; }

    public required string Question { get; init; }

    public IReadOnlyList<string> Earlier { get; init; } = [];

    public required string Draft { get; init; }

    public required IReadOnlyList<Tally.Ledger.LedgerEntry> Ledger { get; init; }

    public IReadOnlyList<Tally.Charts.ChartSpec> Charts { get; init; } = [];
}
