using Tally.Datasets;

namespace Tally.Ingest.Publishing;

/// <summary>
/// An artifact that is written while other things go on: it appears when it is completed, and one that is dropped before never does.
/// </summary>
internal sealed class OpenArtifact : IAsyncDisposable
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _written = Task.CompletedTask;

    private OpenArtifact(Stream stream) => Stream = stream;

    public Stream Stream { get; }

    public static async Task<OpenArtifact> OpenAsync(IArtifactStore store, string name, CancellationToken cancellationToken)
    {
        var opened = new TaskCompletionSource<OpenArtifact>(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = store.WriteAsync(
            name,
            async (stream, _) =>
            {
                var artifact = new OpenArtifact(stream);
                opened.SetResult(artifact);
                await artifact._complete.Task;
            },
            cancellationToken);
        if (await Task.WhenAny(opened.Task, written) == written)
        {
            await written;
        }

        var artifact = await opened.Task;
        artifact._written = written;
        return artifact;
    }

    /// <summary>Nothing more is written; done when the artifact is there.</summary>
    public Task CompleteAsync()
    {
        _complete.TrySetResult();
        return _written;
    }

    public async ValueTask DisposeAsync()
    {
        _complete.TrySetCanceled();

        // Whoever completed it was told how that went; a dropped one has nothing to tell.
        await _written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
