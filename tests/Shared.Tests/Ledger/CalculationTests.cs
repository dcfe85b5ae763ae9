using System.Globalization;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

public sealed class CalculationTests
{
    private static readonly LedgerEntry[] Ledger =
    [
        LedgerUnil.Sample.Rows("R1", ["HEC"], [2011, 2021]),
        LedgerUnil.Sample.Rows("R2", ["HEC", "FBM"], [2020]),
        LedgerUnil.Constant("R3", "zero", 0),
    ];

    [Theory]
    [InlineData("{{R1[1].total}} - {{R1[0].total}}", "982")]
    [InlineData("{{R1[0].total}} + {{R1[1].total}} * 2", "8927")]
    [InlineData("({{R1[0].total}} + {{R1[1].total}}) / 2", "2812")]
    [InlineData("-{{R1[0].total}}", "-2321")]
    [InlineData("abs({{R1[0].total}} - {{R1[1].total}})", "982")]
    [InlineData("round({{R1[0].femmes}} / {{R1[0].total}} * 100, 1)", "35.7")]
    [InlineData("sum({{R2.total}})", "7289")]
    [InlineData("max({{R2.total}}, {{R1[0].total}})", "3983")]
    [InlineData("avg({{R2[0].total}}, {{R2[1].total}})", "3644.5")]
    [InlineData("{{R1[1].total}} / {{R1[0].total}} - 1", "0.4230934941835415769065058165")]
    public void An_expression_is_computed_exactly(string expression, string value)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var result = Assert.IsType<CalculationOutcome.Succeeded>(Calculation.Evaluate(expression, "x", Ledger, "")).Result;
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), result.Rows[0][0].AsNumber());
    }

    [Theory]
    [InlineData("5000", "constant")]
    [InlineData("{{R1[0].total}} + 7", "constant")]
    [InlineData("{{R1[0].total}} + 1", "constant")]
    [InlineData("{{R1[0].total}} * 1.42", "constant")]
    [InlineData("{{R1[0].total}} * 0 + 9999", "constant")]
    [InlineData("max({{R1[0].total}}, 9999)", "constant")]
    [InlineData("{{R1[0].total}} / {{R1[0].total}}", "constant")]
    [InlineData("{{R1[0].total}} / ({{R1[0].total}} * 0)", "constant")]
    [InlineData("{{R1[0].total}} / ({{R1[0].total}} - {{R2[0].total}} + {{R2[0].total}} - {{R1[0].total}})", "division-by-zero")]
    [InlineData("{{R1[0].faculte}} + {{R1[0].total}}", "not-a-number")]
    [InlineData("{{R7[0].total}} + {{R1[0].total}}", "wrong-reference")]
    [InlineData("{{R1[0].total}} +", "syntax")]
    [InlineData("pow({{R1[0].total}})", "syntax")]
    [InlineData("", "syntax")]
    public void A_refusal_names_its_cause(string expression, string code) =>
        Assert.Equal(code, Assert.IsType<CalculationOutcome.Refused>(Calculation.Evaluate(expression, "x", Ledger, "")).Code);

    [Fact]
    public void A_number_of_the_question_may_be_used() =>
        Assert.IsType<CalculationOutcome.Succeeded>(Calculation.Evaluate("{{R1[0].total}} * 1.5", "x", Ledger, "What if it were 1.5 times as many?"));

    [Fact]
    public void Division_by_zero_names_the_reference()
    {
        var refused = Assert.IsType<CalculationOutcome.Refused>(Calculation.Evaluate("{{R1[0].total}} / {{R3[0].zero}}", "x", Ledger, ""));
        Assert.Equal("division-by-zero", refused.Code);
        Assert.Contains("R3[0].zero", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lineage_is_made_of_the_operands()
    {
        var result = Assert.IsType<CalculationOutcome.Succeeded>(Calculation.Evaluate("{{R2[\"HEC\"].total}} - {{R2[\"FBM\"].total}}", "ecart", Ledger, "")).Result;
        var lineage = result.Lineage[0][0];
        Assert.Equal(CellOrigin.Derived, lineage.Origin);
        Assert.Equal("-", lineage.Operation);
        Assert.Equal(["total"], lineage.Columns);
        Assert.Equal(["unil/FBM", "unil/HEC"], lineage.Datasets.Select(dataset => dataset.Id.ToString()).Order());
        Assert.Contains(lineage.Coordinates, condition => condition.Column == "annee" && condition.Values is ["2020"]);
        Assert.Contains(lineage.Coordinates, condition => condition is { Column: "faculte", Operator: ConditionOperator.In });
        Assert.Equal("2020", lineage.Period!.From);
    }

    [Fact]
    public void A_ratio_times_a_hundred_is_in_percent() =>
        Assert.Equal("%", Assert.IsType<CalculationOutcome.Succeeded>(Calculation.Evaluate("100 * {{R1[0].femmes}} / {{R1[0].total}}", "x", Ledger, "")).Result.Columns[0].Unit);
}
