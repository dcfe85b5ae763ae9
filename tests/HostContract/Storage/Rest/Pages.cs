using Azure;

namespace Tally.HostContract.Rest;

/// <summary>A listing fetched a page at a time, by the marker the last page ended with.</summary>
internal sealed class Pages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellation) : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        string? marker = continuationToken;
        do
        {
            var page = await fetch(marker, pageSizeHint, CancellationToken);
            yield return page;
            marker = page.ContinuationToken;
        }
        while (marker is not null);
    }
}
