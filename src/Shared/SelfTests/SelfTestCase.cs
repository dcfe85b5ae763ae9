using Tally.Ledger.Fit.Prose;

namespace Tally.SelfTests;

/// <summary>A question with what the cells say of it.</summary>
internal sealed record SelfTestCase(string Language, string Kind, string Question, Expectation Expected);

/// <summary>What a right answer holds.</summary>
internal abstract record Expectation
{
    private Expectation()
    {
    }

    /// <param name="Tolerance">For what is printed rounded.</param>
    internal sealed record Figure(decimal Value, decimal Tolerance = 0) : Expectation
    {
        public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    internal sealed record Label(string Text) : Expectation
    {
        public override string ToString() => Text;
    }

    internal sealed record Nothing : Expectation
    {
        public override string ToString() => "";
    }
}
