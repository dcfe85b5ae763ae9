using Tally.Assistants;
using Tally.Ledger;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class GatingSpecs
{
    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    [InlineData(ModelLevel.Stateless)]
    public async Task A_refused_draft_goes_back_with_the_reasons_and_is_answered_when_rewritten(ModelLevel level)
    {
        string? reasons = null;
        await using var desk = new Desk(new ScriptedModel(level, seen =>
        {
            reasons = seen.OfType<TranscriptItem.UserMessage>().LastOrDefault(message => message.Text.StartsWith("[gate]", StringComparison.Ordinal))?.Text;
            return seen[^1] is TranscriptItem.FunctionOutput ? [new OutputItem.Message("C'est faux.", [])] : Analyst.Answer(seen);
        }));

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal("En 2020 : 3020", answer.Text);
        Assert.Contains("unsupported-figure", reasons, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "C'est faux.")]
    public async Task A_draft_refused_three_times_ends_unverified_and_strict_mode_withholds_it(bool strict, string text)
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, _ => [new OutputItem.Message("C'est faux.", [])]));
        var asked = Assert.IsType<AskOutcome.Accepted>(await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = "Combien ?", Strict = strict }, desk.Driver, TestContext.Current.CancellationToken));

        var answer = await desk.Driver.RunAsync(asked.QuestionId, TestContext.Current.CancellationToken);

        Assert.Equal(QuestionOutcome.Unverified, answer.Outcome);
        Assert.Equal(text, answer.Text);
        Assert.Equal(3, desk.Model.Responses);
        Assert.Single(answer.Reasons);
    }

    [Theory]
    [InlineData("[[not_in_data]]\nLes données vont jusqu'à 2021.", QuestionOutcome.NotInData, 0)]
    [InlineData("[[needs_clarification]]\nLaquelle ?\n- HEC\n- FTSR", QuestionOutcome.NeedsClarification, 2)]
    public async Task A_marked_draft_has_its_outcome_and_the_marker_is_not_shown(string draft, QuestionOutcome outcome, int choices)
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, _ => [new OutputItem.Message(draft, [])]));

        var answer = await desk.AnswerAsync("Combien en 2030 ?");

        Assert.Equal((outcome, choices), (answer.Outcome, answer.Choices.Count));
        Assert.DoesNotContain("[[", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marked_draft_with_an_unsupported_figure_does_not_pass_either()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, _ => [new OutputItem.Message("[[not_in_data]]\nfaux", [])]));

        Assert.Equal(QuestionOutcome.Unverified, (await desk.AnswerAsync("Combien ?")).Outcome);
    }

    [Theory]
    [InlineData("[[not_in_data]]\nfaux", QuestionOutcome.NotInData)]
    [InlineData("Je ne sais pas ; appelez le 021 692 11 11.", QuestionOutcome.NotInData)]
    [InlineData("C'est faux.", QuestionOutcome.Unverified)]
    public async Task The_assistant_s_own_sentence_stands_where_it_cannot_answer(string draft, QuestionOutcome outcome)
    {
        const string refusal = "Je ne sais pas ; appelez le 021 692 11 11.";
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, _ => [new OutputItem.Message(draft, [])]));
        await desk.Get<SaveAssistant>().RunAsync(Assistant.BuiltIn with { Name = "clerk", RefusalSentence = refusal }, TestContext.Current.CancellationToken);
        var asked = Assert.IsType<AskOutcome.Accepted>(await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = "Combien en 2030 ?", Assistant = "clerk" }, desk.Driver, TestContext.Current.CancellationToken));

        var answer = await desk.Driver.RunAsync(asked.QuestionId, TestContext.Current.CancellationToken);

        Assert.Equal((outcome, refusal), (answer.Outcome, answer.Text));
        Assert.Empty(answer.Figures);
        Assert.Equal(Assurance.None, answer.Assurance);
    }

    [Theory]
    [InlineData("Combien d'étudiants en HEC en 2020 ?", "utilisé pour 1 chiffre; la question dit « HEC » (le nom du fichier)", NamingKind.File)]
    [InlineData("How many in business in 2020, total?", "used for 1 figure; the question says \"business\" (another name of it) and \"total\" (column total)", NamingKind.Synonym)]
    public async Task An_answer_says_which_file_it_used_and_what_named_it(string question, string because, NamingKind kind)
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));
        var asked = Assert.IsType<AskOutcome.Accepted>(await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = question, Language = question[0] == 'C' ? "fr" : "en" }, desk.Driver, TestContext.Current.CancellationToken));

        var dataset = Assert.Single((await desk.Driver.RunAsync(asked.QuestionId, TestContext.Current.CancellationToken)).Datasets);

        Assert.Equal(because, dataset.Because.Replace(" ;", ";", StringComparison.Ordinal));
        Assert.Equal(kind, dataset.NamedBy[0].Kind);
        Assert.Equal(("used", 1, "queried"), (dataset.Why, dataset.Figures, dataset.Seen[^1]));
    }

    [Fact]
    public void A_draft_is_shown_before_the_gate_without_any_figure() =>
        Assert.Equal("En ▮▮▮▮ : ▮ et ▮ ½".Replace('½', '▮'), DraftMask.Of("En 2020 : {{R1[0].total | percent:1}} et ٣ ½"));
}
