using Microsoft.Extensions.DependencyInjection;
using Tally.Ledger.Fit.Prose;
using Tally.Model;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>A question that is watched while it is answered.</summary>
public sealed class StreamingSpecs
{
    private const string Long = "Voici ce qui est dit. En {{R1[0].total}} cas, douze personnes. Puis 3306 encore. Et la fin.";

    private static readonly PollSchedule EachSentence = new()
    {
        First = TimeSpan.FromMilliseconds(1),
        Bound = TimeSpan.FromSeconds(5),
        Pace = TimeSpan.Zero,
    };

    [Fact]
    public async Task The_text_is_shown_while_it_is_written_and_every_figure_in_it_is_masked()
    {
        await using var desk = At(new ScriptedModel(ModelLevel.Conversation, _ => [new OutputItem.Message(Long, [])]));

        var events = await EventsAsync(desk, watched: true);

        string shown = string.Concat(Texts(events));
        Assert.StartsWith("Voici ce qui est dit. En ▮ cas, ▮ personnes. Puis ▮▮▮▮ encore.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("douze", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(events, one => one.Kind is "text" or "draft" && one.Data.ToJsonString().Contains("3306", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_watching_means_no_text_events()
    {
        await using var desk = At(new ScriptedModel(ModelLevel.Conversation, _ => [new OutputItem.Message(Long, [])]));

        Assert.Empty(Texts(await EventsAsync(desk, watched: false)));
    }

    [Theory]
    [InlineData(ModelLevel.Conversation)]
    [InlineData(ModelLevel.PreviousResponse)]
    [InlineData(ModelLevel.StoredHistory)]
    [InlineData(ModelLevel.Stateless)]
    public async Task A_stream_that_breaks_loses_nothing(ModelLevel level)
    {
        var model = new ScriptedModel(level, _ => [new OutputItem.Message(Long, [])]) { BreaksStreams = true };
        await using var desk = At(model);

        var events = await EventsAsync(desk, watched: true);

        var draft = Assert.Single(events, one => one.Kind == "draft");
        Assert.Contains("Et la fin.", draft.Data["text"]!.GetValue<string>(), StringComparison.Ordinal);
        string shown = string.Concat(Texts(events));
        Assert.Equal(shown.Length, shown.Replace("Voici", "", StringComparison.Ordinal).Length + (shown.Length > 0 ? "Voici".Length : 0));
    }

    [Fact]
    public void What_was_shown_before_a_restart_is_not_shown_again()
    {
        var first = new DraftText(0);
        first.Add("Une phrase. Une autre. Et");
        string before = first.Take()!;

        var second = new DraftText(first.Taken);
        second.Add("Une phrase. Une autre. Et une fin.\n");

        Assert.Equal("Une phrase. Une autre.", before);
        Assert.Equal(" Et une fin.\n", second.Take());
    }

    [Theory]
    [InlineData("Il y a {{R1[0].tot", null)]
    [InlineData("Soit 3. {{R1[0].total | round:0}} et", "Soit ▮.")]
    [InlineData("[[not_in_data]]\nRien. ", "\nRien.")]
    [InlineData("vingt et un. Puis", "▮.")]
    [InlineData("sans fin de phrase", null)]
    [InlineData("trois mille 3.5 fois", null)]
    public void Only_whole_sentences_are_handed_out(string written, string? shown)
    {
        var text = new DraftText(0);
        text.Add(written);

        Assert.Equal(shown, text.Take());
    }

    private static Desk At(ScriptedModel model) => new(model, limits: Desk.Limits with { Rewrites = 0 }, change: services => services.AddSingleton(EachSentence));

    private static List<string> Texts(List<RunEvent> events) =>
        [.. events.Where(one => one.Kind == "text").Select(one => one.Data["text"]!.GetValue<string>())];

    private static async Task<List<RunEvent>> EventsAsync(Desk desk, bool watched)
    {
        var token = TestContext.Current.CancellationToken;
        var accepted = Assert.IsType<AskOutcome.Accepted>(
            await desk.Get<AskQuestion>().RunAsync(new AskInput { Question = "Combien ?", Stream = watched }, desk.Driver, token));
        await desk.Driver.RunAsync(accepted.QuestionId, token);
        return await desk.Get<FollowEvents>().RunAsync(accepted.QuestionId, 0, token).ToListAsync(token);
    }
}
