using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Tally.Conformance;
using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest;
using Tally.Refresh;
using Tally.Support;

namespace Tally.Shared.Tests.Refresh;

public sealed class FileSourceStoreConforms : SourceStoreConformance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tally").FullName;

    protected override Task<ISourceStore> CreateAsync() => Task.FromResult<ISourceStore>(new FileSourceStore(_folder));
}

/// <summary>Sources looked at over HTTP, into datasets that are really ingested.</summary>
public sealed class RefreshSpecs : IAsyncLifetime
{
    private readonly string _home = Directory.CreateTempSubdirectory("tally").FullName;
    private readonly SteppingClock _clock = new();
    private FileService? _files;
    private ServiceProvider? _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _files = await FileService.StartAsync(Token);
        Open("localhost");
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _files!.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task A_file_is_fetched_once_and_then_only_asked_after_by_its_tag()
    {
        _files!.ETag = "\"v1\"";
        await AddAsync(_files.At());

        Assert.Equal(SourceState.Changed, (await RefreshAsync()).Outcome);
        Assert.Equal(2, (await ProfileAsync())!.RowCount);
        Assert.Equal(SourceState.Unchanged, (await RefreshAsync()).Outcome);
        (_files.ETag, _files.Content) = ("\"v2\"", "year;price\n2020;1\n2021;2\n2022;3\n");
        Assert.Equal(SourceState.Changed, (await RefreshAsync()).Outcome);

        Assert.Equal(3, (await ProfileAsync())!.RowCount);
        Assert.Equal([200, 304, 200], _files.Statuses);
    }

    [Fact]
    public async Task A_server_that_only_knows_when_is_asked_by_the_time()
    {
        _files!.LastModified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await AddAsync(_files.At());
        await RefreshAsync();

        var second = await RefreshAsync();

        Assert.Equal(SourceState.Unchanged, second.Outcome);
        Assert.Equal([200, 304], _files.Statuses);
        Assert.True(second.ChangedAt < second.At);
    }

    [Fact]
    public async Task A_server_that_knows_neither_is_caught_by_the_bytes()
    {
        await AddAsync(_files!.At());
        await RefreshAsync();
        string version = (await ProfileAsync())!.Version;

        Assert.Equal(SourceState.Unchanged, (await RefreshAsync()).Outcome);

        Assert.Equal(version, (await ProfileAsync())!.Version);
        Assert.Equal([200, 200], _files.Statuses);
    }

    [Fact]
    public async Task A_dataset_that_was_taken_away_comes_back_although_the_server_says_nothing_changed()
    {
        _files!.ETag = "\"v1\"";
        await AddAsync(_files.At());
        await RefreshAsync();
        await _services!.GetRequiredService<RemoveDataset>().RunAsync(DatasetId.Parse("web/prices"), Token);

        Assert.Equal(SourceState.Changed, (await RefreshAsync()).Outcome);

        Assert.NotNull(await ProfileAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_its_reason_and_leaves_what_was_there()
    {
        await AddAsync(_files!.At());
        await RefreshAsync();
        _files.Content = "\0\u0001\u0002binary\0\0\0\0\0\0\0\0";

        var refused = await RefreshAsync();

        Assert.Equal(SourceState.Refused, refused.Outcome);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await ProfileAsync())!.RowCount);
        _files.Content = "year;price\n2020;1\n";
        Assert.Equal(SourceState.Changed, (await RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task A_packed_file_behind_a_redirect_is_read_as_what_it_is()
    {
        _files!.Answer = async context =>
        {
            if (context.Request.Path == "/latest")
            {
                context.Response.Redirect("/files/prices.csv.gz?key=1", permanent: false);
                return;
            }

            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(_files.Content), context.RequestAborted);
        };
        await AddAsync(_files.At("latest"));

        Assert.Equal(SourceState.Changed, (await RefreshAsync()).Outcome);

        Assert.Equal("prices.csv.gz", (await ProfileAsync())!.FileName);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data", "169.254.169.254 is not among the hosts")]
    [InlineData("http://10.1.2.3/", "10.1.2.3 is not among the hosts")]
    [InlineData("https://files.localhost/", "files.localhost is not among the hosts")]
    [InlineData("ftp://localhost/x", "begins with https://")]
    [InlineData("/again", "more than 5 redirects")]
    public async Task A_redirect_leads_nowhere_it_may_not(string target, string reason)
    {
        _files!.Answer = context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        };
        await AddAsync(_files.At());

        await FailsAsync(reason);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("fd00::1")]
    public async Task A_name_that_leads_inside_the_network_is_refused_when_it_is_connected_to(string address)
    {
        using var client = new SourceClient(
            new SourceSettings(_ => "data.example"), (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse(address)]));

        var reply = await client.FetchAsync(new Uri("https://data.example/prices.csv"), null, Token);

        Assert.Contains("leads to an address inside the network", Assert.IsType<SourceReply.Failed>(reply).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "text/plain", "answered 404")]
    [InlineData(500, "text/plain", "answered 500")]
    [InlineData(304, "text/csv", "answered 304")]
    [InlineData(200, "text/html", "sent a web page")]
    public async Task What_is_no_file_is_a_failure_in_a_sentence(int status, string type, string reason)
    {
        _files!.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            return Task.CompletedTask;
        };
        await AddAsync(_files.At());

        await FailsAsync(reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_limit_is_not_read(bool saysSo)
    {
        Open("localhost", settings => new SourceSettings(settings) { MostBytes = 1 << 20 });
        _files!.Answer = async context =>
        {
            context.Response.ContentLength = saysSo ? 3 << 20 : null;
            for (int i = 0; i < 3; i++)
                await context.Response.Body.WriteAsync(new byte[1 << 20], context.RequestAborted).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await AddAsync(_files.At());

        await FailsAsync("sent more than 1 MiB");
    }

    [Fact]
    public async Task A_server_that_sends_nothing_is_given_up()
    {
        Open("localhost", settings => new SourceSettings(settings) { TimeLimit = TimeSpan.FromSeconds(1) });
        _files!.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        await AddAsync(_files.At());

        await FailsAsync("did not send the file within 1 s");
    }

    [Theory]
    [InlineData("Big Name", "https://localhost/x.csv", "web/x", null, "1 to 64 lower-case")]
    [InlineData("x", "https://elsewhere.example/x.csv", "web/x", null, "not among the hosts that TALLY_SOURCE_HOSTS allows")]
    [InlineData("x", "https://me:secret@localhost/x.csv", "web/x", null, "may not hold a name or password")]
    [InlineData("x", "file:///etc/passwd", "web/x", null, "begins with https://")]
    [InlineData("x", "https://localhost/x.csv", "../x", null, "named collection/name")]
    [InlineData("x", "https://localhost/x.csv", "web/x", "every day", "NCRONTAB")]
    public async Task A_source_that_cannot_be_kept_is_refused_in_a_sentence(string name, string url, string dataset, string? schedule, string reason)
    {
        var outcome = await _services!.GetRequiredService<SaveSource>().RunAsync(new SourceInput(name, url, dataset, schedule), Token);

        Assert.Contains(reason, string.Join(' ', Assert.IsType<SourceOutcome.Refused>(outcome).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_due_is_looked_at_and_one_that_fails_keeps_no_other_waiting()
    {
        var due = _services!.GetRequiredService<RefreshDueSources>();
        await AddAsync(_files!.At(), "prices", "0 3 * * *");
        await AddAsync(_files.At("gone.csv"), "gone", "0 * * * *");
        _files.Answer = async context =>
        {
            context.Response.StatusCode = context.Request.Path == "/gone.csv" ? 404 : 200;
            await context.Response.WriteAsync(_files.Content);
        };

        Assert.Equal(2, await due.RunAsync(Token));
        Assert.Equal(0, await due.RunAsync(Token));
        _clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await due.RunAsync(Token));
        _clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(2, await due.RunAsync(Token));

        Assert.NotNull(await ProfileAsync());
    }

    [Fact]
    public async Task Another_address_is_looked_at_from_the_beginning_and_another_schedule_is_not()
    {
        await AddAsync(_files!.At());
        await RefreshAsync();
        await AddAsync(_files.At(), "prices", "0 4 * * *");
        Assert.NotNull((await _services!.GetRequiredService<ShowSource>().RunAsync("prices", Token))!.Last);

        await AddAsync(_files.At("other.csv"));

        Assert.Null((await _services!.GetRequiredService<ShowSource>().RunAsync("prices", Token))!.Last);
    }

    private void Open(string hosts, Func<Func<string, string?>, SourceSettings>? settings = null)
    {
        Func<string, string?> read = name => name == SourceSettings.HostsSetting ? hosts : null;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(settings?.Invoke(read) ?? new SourceSettings(read))
            .AddDatasets(_home).AddIngest().AddRefresh().AddLocalSources(_home)
            .BuildServiceProvider();
    }

    private async Task AddAsync(Uri url, string name = "prices", string? schedule = null) => Assert.IsType<SourceOutcome.Saved>(
        await _services!.GetRequiredService<SaveSource>().RunAsync(new SourceInput(name, url.AbsoluteUri, "web/" + name, schedule), Token));

    private async Task<SourceCheck> RefreshAsync()
    {
        _clock.Now += TimeSpan.FromMinutes(1);
        return Assert.IsType<SourceOutcome.Refreshed>(await _services!.GetRequiredService<RefreshSource>().RunAsync("prices", Token)).Source.Last!;
    }

    private async Task FailsAsync(string reason)
    {
        var check = await RefreshAsync();
        Assert.Equal(SourceState.Failed, check.Outcome);
        Assert.Contains(reason, check.Message, StringComparison.Ordinal);
        Assert.Null(await ProfileAsync());
    }

    private async Task<DatasetProfile?> ProfileAsync() =>
        (await _services!.GetRequiredService<ICatalogue>().GetDatasetAsync(DatasetId.Parse("web/prices"), Token))?.Value;

    private sealed class SteppingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
