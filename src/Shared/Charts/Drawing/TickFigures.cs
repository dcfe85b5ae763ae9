using Tally.Ledger.Fit.Prose;

namespace Tally.Charts.Drawing;

/// <summary>What is written at the ticks of a value axis; very large values in millions or billions, as the title then says.</summary>
internal sealed class TickFigures
{
    private const decimal Million = 1_000_000;
    private const decimal Billion = 1_000_000_000;
    private const int Comfortable = 10;

    public TickFigures(Sheet sheet, ValueScale scale)
    {
        decimal largest = Math.Max(Math.Abs(scale.From), Math.Abs(scale.To));
        decimal divisor = largest >= Comfortable * Billion ? Billion : largest >= Comfortable * Million ? Million : 1;
        Magnitude = divisor == 1 ? null : divisor == Million ? sheet.Words.Millions : sheet.Words.Billions;
        int decimals = (scale with { Step = scale.Step / divisor }).Decimals;
        All = scale.Ticks().Select(tick => (tick, sheet.Numbers.Tick(tick / divisor, sheet.Chart.Y.Unit, decimals))).ToList();
    }

    public IReadOnlyList<(decimal Value, string Figure)> All { get; }

    /// <summary>"millions", where ticks are divided.</summary>
    public string? Magnitude { get; }
}
