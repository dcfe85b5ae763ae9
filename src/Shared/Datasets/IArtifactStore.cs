namespace Tally.Datasets;

/// <summary>
/// Named bytes. A name is a relative path with forward slashes (<c>datasets/unil/HEC/{version}/records.json</c>). A write
/// appears whole or not at all.
/// </summary>
public interface IArtifactStore
{
    /// <summary>Opens for reading, or null when there is none of that name.</summary>
    Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Hands <paramref name="write"/> a stream and publishes it under the name when it returns without throwing.</summary>
    Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes; a name that is not there is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Names that begin with the prefix, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}
