namespace Tally.Refresh;

/// <summary>Forgets a source. The dataset it fed stays.</summary>
public sealed class RemoveSource(ISourceStore store)
{
    /// <summary>False when there was none.</summary>
    public Task<bool> RunAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);
}
