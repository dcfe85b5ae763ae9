using Tally.Ledger;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

public sealed class AskingSpecs
{
    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    [InlineData(ModelLevel.Stateless)]
    public async Task A_question_is_answered_with_a_figure_from_the_ledger_at_every_level(ModelLevel level)
    {
        await using var desk = new Desk(new ScriptedModel(level, Analyst.Answer));

        var answer = await desk.AnswerAsync("Combien en 2020 ?");

        Assert.Equal(QuestionOutcome.Answered, answer.Outcome);
        Assert.Equal("En 2020 : 3020", answer.Text);
        Assert.Equal(Assurance.Verified, answer.Assurance);
        var figure = Assert.Single(answer.Figures);
        Assert.Equal(("3020", "unil/HEC", "total", 10), (figure.Value, figure.Dataset, figure.Column, figure.Row));
        Assert.Equal(("cell", "R1", "HEC.csv"), (figure.How, figure.Query, figure.File));
        Assert.Equal("SELECT total FROM HEC WHERE annee = 2020", Assert.Single(answer.Queries).Statement);
        Assert.Equal("annee = 2020", figure.Filter);
        Assert.Equal("scripted", answer.Model);
        Assert.Equal(2, desk.Model.Responses);
        Assert.True(answer.Timings.OwnMilliseconds > 0);
    }

    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    [InlineData(ModelLevel.Stateless)]
    public async Task A_follow_up_is_told_what_was_said_before_and_counts_its_results_on(ModelLevel level)
    {
        IReadOnlyList<TranscriptItem> last = [];
        await using var desk = new Desk(new ScriptedModel(level, seen => Analyst.Answer(last = seen)));
        var first = await desk.AnswerAsync("Combien en 2020 ?");

        var second = await desk.AnswerAsync("Et en 2021 ?", first.ConversationId);

        Assert.Equal("En 2021 : 3021", second.Text);
        Assert.Equal("R2", Assert.Single(second.Queries).Id);
        Assert.Equal(
            ["Combien en 2020 ?", "Et en 2021 ?"], last.OfType<TranscriptItem.UserMessage>().Select(message => message.Text));
        Assert.Contains(new TranscriptItem.AssistantMessage("En 2020 : {{R1[0].total}}"), last);
        Assert.Equal(["Combien en 2020 ?"], desk.Get<SimpleGate>().Requests[^1].EarlierQuestions);
    }

    [Fact]
    public async Task A_result_of_an_earlier_question_can_be_cited_after_a_restart()
    {
        var model = new ScriptedModel(ModelLevel.PreviousResponse, seen => seen[^1] is TranscriptItem.UserMessage("es-tu sûr ?")
            ? [new OutputItem.Message("Oui : {{R1[0].total}}", [])]
            : Analyst.Answer(seen));
        var first = new Desk(model);
        string conversation = (await first.AnswerAsync("Combien en 2020 ?")).ConversationId;
        await first.DisposeAsync();

        await using var second = new Desk(model, first.Home);
        var answer = await second.AnswerAsync("es-tu sûr ?", conversation);

        Assert.Equal("Oui : 3020", answer.Text);
        Assert.Equal("SELECT total FROM HEC WHERE annee = 2020", Assert.Single(answer.Queries).Statement);
    }

    [Theory]
    [InlineData("", "empty_question")]
    [InlineData("  \n", "empty_question")]
    public async Task A_question_that_cannot_be_asked_is_refused_in_words(string question, string code)
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Stateless, Analyst.Answer));

        var outcome = await desk.Get<AskQuestion>().RunAsync(
            new AskInput { Question = question }, desk.Driver, TestContext.Current.CancellationToken);

        Assert.Equal(code, Assert.IsType<AskOutcome.Refused>(outcome).Code);
    }

    [Fact]
    public async Task The_same_idempotency_key_gets_the_first_question_and_another_question_under_it_is_refused()
    {
        await using var desk = new Desk(new ScriptedModel(ModelLevel.Conversation, Analyst.Answer));
        var ask = desk.Get<AskQuestion>();
        var input = new AskInput { Question = "Combien en 2020 ?", IdempotencyKey = "k1" };

        var first = Assert.IsType<AskOutcome.Accepted>(await ask.RunAsync(input, desk.Driver, TestContext.Current.CancellationToken));
        await desk.Driver.RunAsync(first.QuestionId, TestContext.Current.CancellationToken);
        var second = await ask.RunAsync(input, desk.Driver, TestContext.Current.CancellationToken);
        var other = await ask.RunAsync(input with { Question = "Et 2021 ?" }, desk.Driver, TestContext.Current.CancellationToken);

        Assert.Equal(first with { Repeated = true }, second);
        Assert.Equal("idempotency_conflict", Assert.IsType<AskOutcome.Refused>(other).Code);
        Assert.Equal(2, desk.Model.Responses);
    }
}
