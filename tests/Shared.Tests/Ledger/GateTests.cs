using Tally.Charts;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

public sealed class GateTests
{
    private static readonly LedgerEntry Hec = LedgerUnil.Sample.Rows("R1", ["HEC"], LedgerUnil.Years(2011, 2021));

    [Fact]
    public void A_figure_says_where_it_came_from()
    {
        var answer = Passed("Combien d'étudiants en HEC en 2020 ?", "En 2020, HEC comptait {{R1[9].total}} étudiants.");
        var figure = Assert.Single(answer.Figures, figure => figure.Class == FigureClass.Quoted);
        Assert.Equal("3\u202F306", answer.Text.Substring(figure.Start, figure.Text.Length));
        Assert.Equal("3306", figure.Value);
        Assert.Equal("R1[9].total", figure.Reference);
        Assert.Equal("unil/HEC", Assert.Single(figure.Lineage!.Datasets).Id.ToString());
        Assert.Contains(answer.Figures, echoed => echoed is { Class: FigureClass.Echoed, Text: "2020", Value: null });
        Assert.Equal(Assurance.Verified, answer.Assurance);
        Assert.Equal("fr", answer.Language);
    }

    [Fact]
    public void A_percentage_has_its_value_in_the_unit_that_is_printed()
    {
        var growth = LedgerUnil.Calculate("R2", "hausse", "({{R1[10].total}} - {{R1[0].total}}) / {{R1[0].total}}", [Hec]);
        var answer = Passed("Hausse de HEC de 2011 à 2021 ?", "De 2011 à 2021, l'effectif de HEC a augmenté de {{R2.hausse | percent:1}}.", [Hec, growth]);
        var figure = Assert.Single(answer.Figures, figure => figure.Class == FigureClass.Derived);
        Assert.Equal("42,3\u202F%", figure.Text);
        Assert.Equal("%", figure.Unit);
        Assert.StartsWith("42.309", figure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bounds_of_the_data_are_no_measured_figures()
    {
        var from = LedgerUnil.Sample.Aggregate("R2", "MIN", "annee", ["HEC"], LedgerUnil.Years(2011, 2021), "debut");
        var to = LedgerUnil.Sample.Aggregate("R3", "MAX", "annee", ["HEC"], LedgerUnil.Years(2011, 2021), "fin");
        var answer = Passed("Combien d'étudiants en HEC en 2030 ?", "2030 n'y figure pas. Les données couvrent {{R2.debut}} à {{R3.fin}}.", [from, to]);
        Assert.All(answer.Figures, figure => Assert.Equal(FigureClass.Echoed, figure.Class));
        Assert.All(answer.Figures, figure => Assert.Null(figure.Value));
    }

    [Fact]
    public void What_is_refused_is_marked_and_explained()
    {
        var rejected = Assert.IsType<GateVerdict.Rejected>(Check("Combien d'étudiants en HEC en 2020 ?", "En 2020, il y avait 3307 étudiants en HEC."));
        Assert.Equal("En 2020, il y avait ⟦3307⟧ étudiants en HEC.", rejected.Marked);
        var reason = Assert.Single(rejected.Reasons);
        Assert.Equal("3307", "En 2020, il y avait 3307 étudiants en HEC.".Substring(reason.Start, reason.Length));
    }

    [Theory]
    [InlineData("Étudiants en HEC, 2011-2021", null)]
    [InlineData("Effectif de HEC", null)]
    [InlineData("Students in HEC, 2011–2021", null)]
    [InlineData("Étudiants en FBM, 2011-2021", "unfit-label")]
    [InlineData("Étudiants en HEC, 2011-2020", "unfit-period")]
    [InlineData("Femmes en HEC", "unfit-column")]
    [InlineData("HEC : 3 306 étudiants", "unsupported-figure")]
    [InlineData("HEC : trois mille trois cent six étudiants", "unsupported-figure")]
    public void A_charts_title_is_read_like_a_sentence(string title, string? code)
    {
        var chart = new ChartSpec { Id = "C1", Kind = ChartKind.Line, Title = title, ResultId = "R1", X = "annee", Y = ["total"] };
        var verdict = Check("Trace l'effectif de HEC", "Voici :\n\n{{C1}}", charts: [chart]);
        Assert.Equal(code, (verdict as GateVerdict.Rejected)?.Reasons[0].Code);
        if (verdict is GateVerdict.Passed passed)
            Assert.EndsWith("{{C1}}", passed.Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Effectif de HEC de 2011 à 2021 :\n\n{{C1}}", null)]
    [InlineData("Effectif de FBM de 2011 à 2021 :\n\n{{C1}}", "unfit-label")]
    [InlineData("Effectif de HEC de 2012 à 2021 :\n\n{{C1}}", "unfit-period")]
    public void The_words_that_lead_to_a_chart_speak_of_it(string draft, string? code)
    {
        var chart = new ChartSpec { Id = "C1", Kind = ChartKind.Line, Title = "Effectif", ResultId = "R1", X = "annee", Y = ["total"] };
        Assert.Equal(code, (Check("Trace l'effectif de HEC de 2011 à 2021, surtout 2012", draft, charts: [chart]) as GateVerdict.Rejected)?.Reasons[0].Code);
    }

    [Fact]
    public void A_chart_whose_column_is_renamed_to_another_measure_is_refused()
    {
        var chart = new ChartSpec { Id = "C1", Kind = ChartKind.Line, Title = "HEC", ResultId = "R2", X = "annee", Y = ["hommes_"] };
        var renamed = LedgerUnil.Renamed(Hec, "femmes", "hommes_") with { Id = "R2" };
        Assert.Equal("unfit-column", Assert.IsType<GateVerdict.Rejected>(Check("Trace HEC", "{{C1}}", [Hec, renamed], [chart])).Reasons[0].Code);
    }

    [Theory]
    [InlineData("""{"faculte":"HEC","annee":2020,"total":3306}""", null)]
    [InlineData("""{"faculte":"HEC","annee":2020,"total":"{{R1[9].total}}"}""", null)]
    [InlineData("""{"reponse":"En 2020, HEC comptait {{R1[9].total}} étudiants."}""", null)]
    [InlineData("""{"rows":[{"annee":2019,"total":3104},{"annee":2020,"total":3306}]}""", null)]
    [InlineData("""{"faculte":"HEC","annee":2020,"total":3303}""", "unfit-period")]
    [InlineData("""{"faculte":"HEC","annee":2020,"total":3307}""", "unsupported-figure")]
    [InlineData("""{"faculte":"HEC","annee":2020,"femmes":"{{R1[9].hommes}}"}""", "unfit-column")]
    public void A_json_answer_is_held_to_the_same(string draft, string? code)
    {
        var verdict = Check("Combien d'étudiants en HEC en 2020 ?", draft);
        Assert.Equal(code, (verdict as GateVerdict.Rejected)?.Reasons[0].Code);
        if (verdict is GateVerdict.Passed passed)
            Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(passed.Answer.Text));
    }

    [Fact]
    public void What_the_code_interpreter_printed_makes_an_answer_sourced_only()
    {
        var logged = LedgerUnil.Sample.Rows("R1", ["HEC"], [2020]) with { Source = LedgerSource.CodeInterpreter };
        var answer = Passed("Combien d'étudiants en HEC en 2020 ?", "{{R1[0].total}} étudiants.", [logged]);
        Assert.Equal(Assurance.Sourced, answer.Assurance);
    }

    [Fact]
    public void In_a_language_without_a_lexicon_the_answer_says_that_words_were_not_checked()
    {
        var verdict = new Gate().Check(Request("¿Cuántos?", "En 2020: {{R1[9].total}}", [Hec], []) with { Language = "es" });
        Assert.NotEmpty(Assert.IsType<GateVerdict.Passed>(verdict).Answer.Notes);
    }

    [Fact]
    public void An_empty_cell_is_not_a_figure()
    {
        var empty = Hec with { Result = Hec.Result with { Rows = [.. Hec.Result.Rows.Select(row => (IReadOnlyList<Tally.Columns.CellValue>)[.. row.Select((cell, i) => i > 1 ? Tally.Columns.CellValue.Null : cell)])] } };
        Assert.Equal("empty", Assert.IsType<GateVerdict.Rejected>(Check("HEC 2020 ?", "{{R1[9].total}} étudiants", [empty])).Reasons[0].Code);
    }

    private static VerifiedAnswer Passed(string question, string draft, IReadOnlyList<LedgerEntry>? ledger = null)
    {
        var verdict = Check(question, draft, ledger);
        return verdict is GateVerdict.Passed passed ? passed.Answer : throw new Xunit.Sdk.XunitException(((GateVerdict.Rejected)verdict).Reasons[0].ToString());
    }

    private static GateVerdict Check(string question, string draft, IReadOnlyList<LedgerEntry>? ledger = null, IReadOnlyList<ChartSpec>? charts = null) =>
        new Gate().Check(Request(question, draft, ledger ?? [Hec], charts ?? []));

    private static GateRequest Request(string question, string draft, IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<ChartSpec> charts) =>
        new() { Draft = draft, Question = question, Ledger = ledger, Charts = charts, Profiles = LedgerUnil.Sample.Profiles };
}
