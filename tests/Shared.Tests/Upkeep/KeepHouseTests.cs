using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Files;
using Tally.Model;
using Tally.Refresh;
using Tally.Upkeep;

namespace Tally.Shared.Tests.Upkeep;

/// <summary>The timer's work: what is due, and that one fault does not keep the rest from being done.</summary>
public sealed class KeepHouseTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("tally").FullName;
    private readonly SteppedClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_are_swept_once_a_day_also_when_the_process_is_another()
    {
        await SupersedeAsync("one");
        await KeepAsync();
        await SupersedeAsync("two");
        _clock.Now += TimeSpan.FromHours(23);
        await KeepAsync();
        Assert.False(await IsMarkedAsync("two"));

        _clock.Now += TimeSpan.FromHours(1);
        await KeepAsync();

        Assert.True(await IsMarkedAsync("one"));
        Assert.True(await IsMarkedAsync("two"));
        _clock.Now += TimeSpan.FromDays(90);
        await KeepAsync();
        Assert.Empty(await Artifacts.ListAsync("datasets/", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Sources_that_cannot_be_read_keep_nothing_else_from_being_done()
    {
        await SupersedeAsync("one");

        await KeepAsync(services => services.AddSingleton<ISourceStore>(new BrokenSources()));

        Assert.True(await IsMarkedAsync("one"));
    }

    [Fact]
    public async Task Files_are_tended_once_an_hour_and_a_round_that_did_not_end_goes_on_at_the_next_tick()
    {
        var last = new LastDone(Artifacts);
        await KeepAsync();
        var first = await last.ReadAsync("files", Token);
        _clock.Now += TimeSpan.FromMinutes(5);
        await KeepAsync();
        Assert.Equal(first, await last.ReadAsync("files", Token));

        await last.WriteAsync("files", first! with { Next = "00" }, Token);
        await KeepAsync();
        Assert.Equal(new LastTime(_clock.Now, null), await last.ReadAsync("files", Token));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private FileArtifactStore Artifacts => new(_home);

    /// <summary>Every time in a process of its own, as far as what is remembered goes.</summary>
    private async Task KeepAsync(Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTally(_home);
        services.AddUpkeep();
        services.AddLocalSources(_home);
        services.AddSingleton<TimeProvider>(_clock);
        change?.Invoke(services);
        await using var tally = services.BuildServiceProvider();
        await tally.GetRequiredService<KeepHouse>().RunAsync(Token);
    }

    private Task SupersedeAsync(string version) =>
        Artifacts.WriteAsync($"datasets/c/d/{version}/records.json", (stream, token) => stream.WriteAsync("[]"u8.ToArray(), token).AsTask(), Token);

    private Task<bool> IsMarkedAsync(string version) => Artifacts.ExistsAsync($"datasets/c/d/{version}/{ArtifactNames.Superseded}", Token);

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class BrokenSources : ISourceStore
    {
        public Task<Versioned<DataSource>?> GetAsync(string name, CancellationToken cancellationToken) => throw new IOException("Storage is away.");

        public IAsyncEnumerable<DataSource> ListAsync(CancellationToken cancellationToken) => throw new IOException("Storage is away.");

        public Task<bool> TryPutAsync(DataSource source, string? expectedETag, CancellationToken cancellationToken) => throw new IOException("Storage is away.");

        public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => throw new IOException("Storage is away.");
    }
}
