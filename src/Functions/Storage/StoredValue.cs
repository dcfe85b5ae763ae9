using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Functions.Storage;

/// <summary>
/// A value as JSON in a table's entity: in the property <c>Value</c> while it fits (60 KiB of the 64 a property takes), else
/// in a blob named by its hash, which the property <c>ValueBlob</c> names. The blob is written before the entity that names it.
/// </summary>
internal sealed class StoredValue(IArtifactStore artifacts)
{
    private const int MostInline = 60 * 1024;

    private static readonly JsonSerializerOptions Json = QuestionJson.Options;

    public async Task WriteAsync<T>(TableEntity entity, T value, CancellationToken cancellationToken)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        if (bytes.Length <= MostInline)
        {
            entity["Value"] = bytes;
            return;
        }

        string name = $"values/{Convert.ToHexStringLower(SHA256.HashData(bytes))}.json";
        if (!await artifacts.ExistsAsync(name, cancellationToken))
            await artifacts.WriteAsync(name, async (stream, token) => await stream.WriteAsync(bytes, token), cancellationToken);
        entity["ValueBlob"] = name;
    }

    public async Task<T> ReadAsync<T>(TableEntity entity, CancellationToken cancellationToken)
    {
        if (entity.GetBinary("Value") is { } bytes)
            return JsonSerializer.Deserialize<T>(bytes, Json)!;
        string name = entity.GetString("ValueBlob");
        await using var stream = await artifacts.OpenReadAsync(name, cancellationToken)
            ?? throw new InvalidOperationException($"The entity {entity.PartitionKey}/{entity.RowKey} names {name}, which is gone.");
        return (await JsonSerializer.DeserializeAsync<T>(stream, Json, cancellationToken))!;
    }
}
