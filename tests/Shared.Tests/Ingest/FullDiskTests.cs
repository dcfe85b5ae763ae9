using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger.Fit.Prose;

namespace Tally.Shared.Tests.Ingest;

/// <summary>The disk runs full while a version is written, after any number of bytes.</summary>
public sealed class FullDiskTests
{
    private static readonly DatasetId Id = DatasetId.Parse("c/a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_the_disk_runs_full_the_old_version_serves_nothing_is_left_and_with_room_it_works()
    {
        int refused = 0;
        for (long room = 0; room < 4000; room += 61)
        {
            using var folder = new TemporaryFolder();
            await DropAsync(folder.Root, "an;n\n2020;1\n2021;2\n", room: long.MaxValue);
            var before = await CurrentAsync(folder.Root);
            bool full = await IsFullAsync(() => DropAsync(folder.Root, "an;n\n2020;1\n2021;3\n", room));
            refused += full ? 1 : 0;
            var after = await CurrentAsync(folder.Root);
            Assert.True(full ? after == before || after.N == 3 : after.N == 3, $"With room for {room} bytes the data is neither old nor new.");
            Assert.Empty(Left(folder.Root));
            await DropAsync(folder.Root, "an;n\n2020;1\n2021;3\n", room: long.MaxValue);
            Assert.Equal(3, (await CurrentAsync(folder.Root)).N);
        }

        Assert.InRange(refused, 10, 60);
    }

    [Fact]
    public async Task A_long_table_whose_rows_are_built_on_another_thread_tells_it_too()
    {
        using var folder = new TemporaryFolder();
        var csv = new StringBuilder("an;n\n");
        for (int i = 0; i < 60_000; i++)
        {
            csv.Append("2020;").Append(i).Append('\n');
        }

        Assert.True(await IsFullAsync(() => DropAsync(folder.Root, csv.ToString(), room: 300_000)));
        Assert.Empty(Left(folder.Root));
    }

    [Fact]
    public async Task A_watched_folder_tells_a_full_disk_once_and_tries_again_later()
    {
        using var home = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "an;n\n2020;1\n2021;2\n");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clock = new ImpatientClock(stop, most: 5);
        await using var services = Services(home.Root, room: 100, clock);
        var told = new List<WatchEvent>();
        var watching = services.GetRequiredService<WatchFolder>().RunAsync(folder.Root, told.Add, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        var refused = Assert.IsType<WatchEvent.Refused>(Assert.Single(told));
        Assert.Equal((ProblemCodes.DiskFull, DiskFull.Sentence), (refused.Problem.Code, refused.Problem.Message));
        Assert.Equal([1, 30, 30, 30, 30], clock.Seconds);
    }

    private static async Task<bool> IsFullAsync(Func<Task> drop)
    {
        try
        {
            await drop();
            return false;
        }
        catch (IOException failure)
        {
            Assert.Equal(LimitedStream.Message, failure.Message);
            return true;
        }
    }

    private static string[] Left(string root) =>
        [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(path => path.Contains(".tmp", StringComparison.Ordinal))];

    private static async Task DropAsync(string root, string csv, long room)
    {
        await using var services = Services(root, room);
        var outcome = await services.GetRequiredService<IngestDataset>().RunAsync(
            new IngestInput { Id = Id, FileName = "a.csv", OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(csv))) }, Token);
        Assert.IsType<IngestOutcome.Published>(outcome);
    }

    private static async Task<(string Version, decimal N)> CurrentAsync(string root)
    {
        await using var services = Services(root, long.MaxValue);
        var library = services.GetRequiredService<IDatasetLibrary>();
        var member = Assert.Single(Assert.Single((await library.CurrentAsync(Token)).Collections).Members);
        var opened = await library.OpenAsync(member, Token);
        return (member.Version, opened!.Columns[1][opened.RowCount - 1].AsNumber());
    }

    private static ServiceProvider Services(string root, long room, TimeProvider? clock = null) => new ServiceCollection()
        .AddSingleton(clock ?? TimeProvider.System)
        .AddSingleton<IArtifactStore>(new LimitedArtifacts(new FileArtifactStore(root), room))
        .AddDatasets(root).AddIngest().BuildServiceProvider();

    /// <summary>Waits for nothing, notes how long it was asked to, and ends the test after so many waits.</summary>
    private sealed class ImpatientClock(CancellationTokenSource stop, int most) : TimeProvider
    {
        public List<int> Seconds { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Seconds.Add((int)dueTime.TotalSeconds);
            if (Seconds.Count == most)
            {
                stop.Cancel();
            }

            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    /// <summary>Artifacts that may take so many bytes together.</summary>
    private sealed class LimitedArtifacts(IArtifactStore inner, long room) : IArtifactStore
    {
        private readonly Room _room = new(room);

        public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) => inner.OpenReadAsync(name, cancellationToken);

        public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
            inner.WriteAsync(name, (stream, token) => write(new LimitedStream(stream, _room), token), cancellationToken);

        public Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) => inner.ExistsAsync(name, cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

        public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => inner.ListAsync(prefix, cancellationToken);
    }

    private sealed class Room(long bytes)
    {
        private long _left = bytes;

        public void Take(int bytes)
        {
            if (Interlocked.Add(ref _left, -bytes) < 0)
            {
                throw new IOException(LimitedStream.Message, 28);
            }
        }
    }

    private sealed class LimitedStream(Stream inner, Room room) : Stream
    {
        public const string Message = "No space left on device";

        public override bool CanRead => false;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            room.Take(count);
            inner.Write(buffer, offset, count);
        }
    }
}
