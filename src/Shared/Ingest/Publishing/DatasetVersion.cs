using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Tally.Datasets;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Publishing;

/// <summary>Names versions by what makes them: the bytes, what was said about them, and the reader.</summary>
internal static class DatasetVersion
{
    /// <summary>Raised whenever the reader understands a file differently than before.</summary>
    public const int Reader = 7;

    /// <summary>The sidecar as it counts.</summary>
    public static byte[] Said(Sidecar sidecar) => JsonSerializer.SerializeToUtf8Bytes(sidecar, DatasetJson.Options);

    public static string Of(byte[] contentHash, string fileName, byte[] said, bool isTotalOfSiblings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(contentHash);
        hash.AppendData(said);
        hash.AppendData(Encoding.UTF8.GetBytes($"\n{fileName}\n{Reader}\n{isTotalOfSiblings}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset()[..16]);
    }

    public static string Of(CollectionSnapshot snapshot)
    {
        var members = string.Join('\n', snapshot.Members.Select(member => $"{member.Id} {member.Version}"));
        string all = $"{snapshot.Name}\n{snapshot.Context}\n{snapshot.FileColumn}\n{snapshot.KeyColumn}\n{members}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))[..16]);
    }
}
