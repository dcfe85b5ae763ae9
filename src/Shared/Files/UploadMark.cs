using System.Security.Cryptography;
using System.Text;
using Tally.Datasets;

namespace Tally.Files;

/// <summary>
/// Eight hex digits in the name of each file that is uploaded from here. A model service may be shared, with people and with another
/// Tally; what they uploaded is not ours to delete.
/// </summary>
public sealed class UploadMark(IArtifactStore artifacts, IIdSource ids)
{
    private const string Name = "upkeep/mark";

    private string? _known;

    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (_known is null && await StoredAsync(cancellationToken) is null)
        {
            string made = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids.Next("mark"))))[..8];
            await artifacts.WriteAsync(Name, (stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes(made), token).AsTask(), cancellationToken);
        }

        // What stands there counts, also where two made one at the same time.
        return _known ??= (await StoredAsync(cancellationToken))!;
    }

    private async Task<string?> StoredAsync(CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(Name, cancellationToken);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
