using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Tally.Datasets;

/// <summary>
/// A dataset's name, <c>collection/name</c>: each part 1 to 100 characters that make a file's name of at most 240 bytes, no separators, no control
/// characters, not "." or "..". A folder of CSVs is a collection; the file's name without its extension is the dataset's.
/// </summary>
[JsonConverter(typeof(DatasetIdJsonConverter))]
public sealed record DatasetId
{
    // Of the 255 that file systems give; the rest is for what is put behind it.
    private const int MostBytes = 240;

    private DatasetId(string collection, string name) => (Collection, Name) = (collection, name);

    public string Collection { get; }

    public string Name { get; }

    public static DatasetId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a dataset id of the form collection/name.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out DatasetId? id)
    {
        id = null;
        int slash = text?.IndexOf('/') ?? -1;
        return slash > 0 && TryCreate(text![..slash], text[(slash + 1)..], out id);
    }

    public static bool TryCreate(string? collection, string? name, [NotNullWhen(true)] out DatasetId? id)
    {
        id = IsPart(collection) && IsPart(name) ? new DatasetId(collection!, name!) : null;
        return id is not null;
    }

    /// <summary>Whether the text can be a collection's or a dataset's own name.</summary>
    public static bool IsPart(string? part) =>
        part is { Length: > 0 and <= 100 }
        && part is not ("." or "..")
        && part == part.Trim()
        && !part.AsSpan().ContainsAny('/', '\\', ':')
        && !part.Any(char.IsControl)
        && IsWellFormed(part)
        && Encoding.UTF8.GetByteCount(SafeFileName.Encode(part)) <= MostBytes;

    private static bool IsWellFormed(string part)
    {
        for (int at = 0; at < part.Length;)
        {
            if (!Rune.TryGetRuneAt(part, at, out var rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    public override string ToString() => $"{Collection}/{Name}";
}
