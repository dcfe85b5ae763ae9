using System.Runtime.CompilerServices;
using Tally.Assistants;
using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>Assistants are few and listed together: one partition.</summary>
internal sealed class TableAssistantStore(TallyTables tables, IArtifactStore artifacts) : IAssistantStore
{
    private const string Partition = "assistants";

    private readonly ValueTable table = new(tables, artifacts, Partition);

    public Task<Versioned<Assistant>?> GetAsync(string name, CancellationToken cancellationToken) =>
        table.GetAsync<Assistant>(Partition, name, cancellationToken);

    public async IAsyncEnumerable<Assistant> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<Assistant>();
        await foreach (var assistant in table.ListAsync<Assistant>(Partition, cancellationToken))
            found.Add(assistant);
        foreach (var assistant in found.OrderBy(assistant => assistant.Name, StringComparer.Ordinal))
            yield return assistant;
    }

    public Task<bool> TryPutAsync(Assistant assistant, string? expectedETag, CancellationToken cancellationToken) =>
        AssistantName.IsValid(assistant.Name)
            ? table.TryPutAsync(Partition, assistant.Name, assistant, expectedETag, cancellationToken)
            : throw new ArgumentException("Not an assistant's name.", nameof(assistant));

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        table.DeleteAsync(Partition, name, cancellationToken);
}
