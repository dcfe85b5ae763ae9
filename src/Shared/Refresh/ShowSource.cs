namespace Tally.Refresh;

/// <summary>Sources as they are kept, and how their last look went.</summary>
public sealed class ShowSource(ISourceStore store)
{
    /// <summary>Null when there is none of that name.</summary>
    public async Task<DataSource?> RunAsync(string name, CancellationToken cancellationToken) =>
        (await store.GetAsync(name, cancellationToken))?.Value;

    /// <summary>All of them, in order of name.</summary>
    public async Task<IReadOnlyList<DataSource>> AllAsync(CancellationToken cancellationToken) =>
        await store.ListAsync(cancellationToken).ToListAsync(cancellationToken);
}
