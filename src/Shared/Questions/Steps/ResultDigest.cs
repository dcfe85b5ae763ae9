using System.Security.Cryptography;
using System.Text;
using Tally.Queries;

namespace Tally.Questions;

/// <summary>A checksum of a result's columns and cells, to know a recomputed result for the same.</summary>
internal static class ResultDigest
{
    public static string Of(QueryResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in result.Columns)
            Append(hash, column.Name);
        foreach (var row in result.Rows)
        {
            foreach (var cell in row)
                Append(hash, $"{(int)cell.Kind}{cell}");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..16]);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
