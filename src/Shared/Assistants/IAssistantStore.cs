using Tally.Datasets;

namespace Tally.Assistants;

/// <summary>Where assistants are kept, by name. The built-in one is not among them unless somebody has changed it.</summary>
public interface IAssistantStore
{
    Task<Versioned<Assistant>?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>In order of name.</summary>
    IAsyncEnumerable<Assistant> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Saves if what is stored still has <paramref name="expectedETag"/> (null: if there is none of that name). Returns false,
    /// having changed nothing, when another writer came first.
    /// </summary>
    Task<bool> TryPutAsync(Assistant assistant, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>False when there was none.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
