using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;
using Tally.Ingest;
using Tally.Questions;

namespace Tally.Shared.Tests.Files;

/// <summary>What upkeep does with files and indexes at the service, over HTTP.</summary>
public sealed class TendProviderFilesTests
{
    private static readonly Assistant Reader = new() { Name = "reader", Tools = [], FileSearch = new FileSearchSettings() };

    private static readonly Attachment Chapter = new("chapter.txt", BinaryData.FromString("He rose early. He works at the old observatory."));

    private static readonly TimeSpan AlmostAWeek = TimeSpan.FromDays(6.5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_that_is_about_to_expire_is_uploaded_again_and_the_same_index_searches_the_new_one()
    {
        await using var tally = await TendedTally.StartAsync();
        await tally.Get<SaveAssistant>().CreateAsync(Reader, Token);
        var first = await tally.AskAsync("reader", "Where does he work?", null, Chapter);
        string old = Assert.Single(await tally.FilesAsync()).Id, store = Assert.Single(await tally.IdsAsync("vector_stores"));
        Assert.Equal(0, (await tally.TendAsync()).Renewed);

        tally.Pass(AlmostAWeek);
        Assert.Equal(new FileUpkeep(1, 0, 0, null), await tally.TendAsync());

        string renewed = Assert.Single(await tally.FilesAsync(), file => file.Id != old).Id;
        Assert.Equal([renewed], await tally.IdsAsync($"vector_stores/{store}/files"));
        var second = await tally.AskAsync("reader", "Where does he work?", first.ConversationId);
        Assert.Equal(renewed, Assert.Single(second.Citations).FileId);
        Assert.Equal([store], await tally.IdsAsync("vector_stores"));
        tally.Pass(TimeSpan.FromHours(1));
        Assert.Equal(new FileUpkeep(0, 1, 0, null), await tally.TendAsync());
        Assert.Equal(renewed, Assert.Single(await tally.FilesAsync()).Id);
    }

    [Fact]
    public async Task An_attachment_nobody_asks_after_any_more_may_expire_and_comes_back_with_the_next_question()
    {
        await using var tally = await TendedTally.StartAsync();
        await tally.Get<SaveAssistant>().CreateAsync(Reader, Token);
        var first = await tally.AskAsync("reader", "Where does he work?", null, Chapter);
        tally.Pass(AlmostAWeek);
        Assert.Equal(1, (await tally.TendAsync()).Renewed);
        tally.Pass(AlmostAWeek);
        Assert.Equal(0, (await tally.TendAsync()).Renewed);
        tally.Pass(TimeSpan.FromDays(1));
        Assert.Empty(await tally.FilesAsync());

        var later = await tally.AskAsync("reader", "Where does he work?", first.ConversationId);

        Assert.Equal("chapter.txt", Assert.Single(later.Citations).File);
        Assert.Single(await tally.FilesAsync());
    }

    [Fact]
    public async Task What_came_with_a_question_and_is_an_assistants_now_is_uploaded_to_stay()
    {
        await using var tally = await TendedTally.StartAsync();
        await tally.Get<SaveAssistant>().CreateAsync(Reader, Token);
        await tally.AskAsync("reader", "Where does he work?", null, Chapter);
        var kept = await tally.KeepAsync("chapter.txt", Chapter.Content.ToString(), FileOwner.Assistant("editor"));
        await tally.Get<SaveAssistant>().CreateAsync(Reader with { Name = "editor", Files = [kept.Reference] }, Token);

        tally.Pass(AlmostAWeek);
        Assert.Equal(1, (await tally.TendAsync()).Renewed);

        Assert.Single(await tally.FilesAsync(), file => file.ExpiresAt is null);
    }

    [Fact]
    public async Task An_upload_whose_index_could_not_be_changed_is_told_and_the_next_question_is_right_all_the_same()
    {
        await using var tally = await TendedTally.StartAsync();
        await tally.Get<SaveAssistant>().CreateAsync(Reader, Token);
        var first = await tally.AskAsync("reader", "Where does he work?", null, Chapter);
        tally.Pass(AlmostAWeek);
        tally.Refuses = request => request.RequestUri!.AbsolutePath.EndsWith("/file_batches", StringComparison.Ordinal);
        Assert.Equal(new FileUpkeep(0, 0, 1, null), await tally.TendAsync());

        tally.Refuses = _ => false;
        var second = await tally.AskAsync("reader", "Where does he work?", first.ConversationId);

        var there = await tally.FilesAsync();
        Assert.Equal(there.MaxBy(file => file.ExpiresAt)!.Id, Assert.Single(second.Citations).FileId);
        Assert.Equal(2, there.Count);
    }

    [Fact]
    public async Task What_could_not_be_deleted_while_the_service_was_away_is_deleted_later()
    {
        await using var tally = await TendedTally.StartAsync();
        var style = await tally.KeepAsync("style.md", "Lists begin with a dash.", FileOwner.Assistant("reader"));
        await tally.Get<SaveAssistant>().CreateAsync(Reader with { Files = [style.Reference] }, Token);
        await tally.AskAsync("reader", "How do lists begin?");
        tally.Refuses = request => request.Method == HttpMethod.Delete;
        await tally.Get<DeleteAssistant>().RunAsync("reader", Token);
        Assert.Single(await tally.FilesAsync());
        Assert.Null(await tally.Get<FileLibrary>().FindAsync("style.md", Token));
        Assert.Equal(2, (await tally.TendAsync()).Failed);

        tally.Refuses = _ => false;
        Assert.Equal(new FileUpkeep(0, 2, 0, null), await tally.TendAsync());

        Assert.Empty(await tally.FilesAsync());
        Assert.Empty(await tally.IdsAsync("vector_stores"));
        Assert.Null(await tally.Get<FileLibrary>().GetAsync(style.Hash, Token));
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_deleted_once_nobody_can_be_working_with_it()
    {
        await using var tally = await TendedTally.StartAsync();
        var style = await tally.KeepAsync("style.md", "Lists begin with a dash.", FileOwner.Assistant("reader"));
        await tally.Get<SaveAssistant>().CreateAsync(Reader with { Files = [style.Reference] }, Token);
        var answer = await tally.AskAsync("reader", "How do lists begin?", null, Chapter);

        // As if the process had ended before it gave up what the two had.
        await tally.Get<IAssistantStore>().DeleteAsync("reader", Token);
        await tally.Get<IConversationStore>().DeleteAsync(answer.ConversationId, Token);
        Assert.Equal(0, (await tally.TendAsync()).Deleted);
        Assert.Equal(2, (await tally.FilesAsync()).Count);
        tally.Pass(TimeSpan.FromHours(2));
        Assert.Equal(new FileUpkeep(0, 2, 0, null), await tally.TendAsync());

        Assert.Empty(await tally.FilesAsync());
        Assert.Empty(await tally.IdsAsync("vector_stores"));
    }

    [Fact]
    public async Task A_file_somebody_needs_again_in_time_is_not_deleted()
    {
        await using var tally = await TendedTally.StartAsync();
        var style = await tally.KeepAsync("style.md", "Lists begin with a dash.", FileOwner.Assistant("reader"));
        await tally.TendAsync();
        Assert.NotNull((await tally.Get<FileLibrary>().GetAsync(style.Hash, Token))!.UnneededSince);
        await tally.KeepAsync("style.md", "Lists begin with a dash.", FileOwner.Assistant("reader"));
        await tally.Get<SaveAssistant>().CreateAsync(Reader with { Files = [style.Reference] }, Token);
        tally.Pass(TimeSpan.FromHours(2));
        await tally.TendAsync();

        Assert.Null((await tally.Get<FileLibrary>().GetAsync(style.Hash, Token))!.UnneededSince);
    }

    [Fact]
    public async Task Of_what_is_not_on_record_only_what_carries_our_own_mark_is_deleted()
    {
        await using var tally = await TendedTally.StartAsync();
        string mark = await tally.Get<UploadMark>().ReadAsync(Token);
        string own = await tally.UploadAsync($"lost.0123456789abcdef-{mark}.md");
        string[] theirs =
        [
            await tally.UploadAsync("report.md"), await tally.UploadAsync("report.0123456789abcdef.md"),
            await tally.UploadAsync($"report.0123456789abcdef-{new string(mark.Select(digit => digit == 'f' ? '0' : 'f').ToArray())}.md"),
            await tally.UploadAsync("soon.md", TimeSpan.FromHours(1.5)),
        ];
        Assert.Equal(0, (await tally.TendAsync()).Deleted);

        tally.Pass(TimeSpan.FromHours(1.2));
        Assert.Equal(new FileUpkeep(0, 1, 0, null), await tally.TendAsync());

        Assert.Equal(theirs.Order(), (await tally.FilesAsync()).Select(file => file.Id).Order());
        Assert.DoesNotContain(own, theirs);
    }

    [Fact]
    public async Task Of_a_dataset_that_was_published_anew_the_old_versions_file_goes_and_the_new_ones_stays()
    {
        await using var tally = await TendedTally.StartAsync();
        await DropAsync(tally, "year,price\n2020,1\n2021,2\n");
        await tally.Get<SaveAssistant>().CreateAsync(new Assistant { Name = "prices", Datasets = ["market"], FileSearch = new FileSearchSettings() }, Token);
        await tally.AskAsync("prices", "What is the price in 2021?");
        string[] before = [.. (await tally.FilesAsync()).Select(file => file.Id)];
        await DropAsync(tally, "year,price\n2020,1\n2021,3\n");
        await tally.AskAsync("prices", "What is the price in 2021?");
        string[] after = [.. (await tally.FilesAsync()).Select(file => file.Id).Except(before)];
        Assert.NotEmpty(after);

        await tally.TendAsync();
        Assert.Equal(before.Length + after.Length, (await tally.FilesAsync()).Count);
        tally.Pass(TimeSpan.FromHours(2));
        Assert.Equal(0, (await tally.TendAsync()).Failed);

        var left = (await tally.FilesAsync()).Select(file => file.Id).ToList();
        Assert.Superset(after.ToHashSet(), left.ToHashSet());
        Assert.DoesNotContain(before[0], left);
    }

    [Fact]
    public async Task A_round_does_so_much_and_the_next_goes_on_where_it_ended()
    {
        await using var tally = await TendedTally.StartAsync(new FileUpkeepOptions { MostRequests = 2 });
        for (int number = 0; number < 5; number++)
            await tally.Get<ProviderCopies>().EnsureAsync(await tally.KeepAsync($"{number}.md", $"Text {number}.", FileOwner.Assistant("gone")), Token);
        await tally.TendAsync();
        tally.Pass(TimeSpan.FromHours(2));

        var left = new List<int>();
        string? next = null;
        do
        {
            next = (await tally.TendAsync(next)).Next;
            left.Add((await tally.FilesAsync()).Count);
        }
        while (next is not null);
        Assert.Equal([3, 1, 0], left);
    }

    [Fact]
    public async Task A_service_that_cannot_list_its_files_is_left_alone()
    {
        await using var tally = await TendedTally.StartAsync();
        var gone = await tally.KeepAsync("a.md", "Text.", FileOwner.Assistant("gone"));
        tally.Refuses = _ => true;

        Assert.Equal(FileUpkeep.Nothing, await tally.TendAsync());
        Assert.Null((await tally.Get<FileLibrary>().GetAsync(gone.Hash, Token))!.UnneededSince);
    }

    private static async Task DropAsync(TendedTally tally, string csv) => Assert.IsType<IngestOutcome.Published>(await tally.Get<IngestDataset>().RunAsync(
        new IngestInput
        {
            Id = DatasetId.Parse("market/prices"),
            FileName = "prices.csv",
            OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv))),
        },
        Token));
}
