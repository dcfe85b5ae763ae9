using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

public sealed class CitedFigureTests
{
    private static readonly DocumentPassage Report = new() { Document = "rapport.pdf", FileId = "file_7", Text = "Introduction.\nLe budget est de 12,5 millions de francs." };

    [Fact]
    public void A_cited_figure_names_its_document_and_the_sentence_that_holds_it()
    {
        var answer = Passed(Request("Quel est le budget ?", "Le budget est de 12,5 millions de francs."));
        var figure = Assert.Single(answer.Figures);
        Assert.Equal(FigureClass.Cited, figure.Class);
        Assert.Equal("12,5 millions", figure.Text);
        Assert.Equal(("rapport.pdf", "file_7", "Le budget est de 12,5 millions de francs."), (figure.SourceDocument, figure.SourceFileId, figure.SourceText));
        Assert.Equal(Assurance.Sourced, answer.Assurance);
    }

    [Fact]
    public void A_logged_figure_names_its_log()
    {
        var figure = Assert.Single(Passed(Request("And the mean?", "The mean is 2742.5.") with { Logs = [new CodeLog { Id = "L1", Text = "mean: 2742.5\n" }] }).Figures);
        Assert.Equal((FigureClass.Logged, "L1", "mean: 2742.5"), (figure.Class, figure.SourceDocument, figure.SourceText));
    }

    [Fact]
    public void In_text_work_a_figure_of_nobody_passes_counted_and_never_verified()
    {
        var request = Request("Corrige ce texte.", "Le budget est de 12,5 millions, soit 3 fois celui de 1848.") with { TextWork = true };
        var answer = Passed(request);
        Assert.Equal(Assurance.None, answer.Assurance);
        Assert.Contains("2 figures are the model's own: nothing at hand holds them.", answer.Notes);
        Assert.Equal("12,5 millions", Assert.Single(answer.Figures).Text);
        Assert.IsType<GateVerdict.Rejected>(new Gate().Check(request with { TextWork = false }));
    }

    private static GateRequest Request(string question, string draft) =>
        new() { Draft = draft, Question = question, Ledger = [], Documents = [Report], Profiles = LedgerUnil.Sample.Profiles };

    private static VerifiedAnswer Passed(GateRequest request) => Assert.IsType<GateVerdict.Passed>(new Gate().Check(request)).Answer;
}
