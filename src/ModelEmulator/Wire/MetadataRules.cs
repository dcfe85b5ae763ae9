using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>At most 16 pairs of short strings.</summary>
internal static class MetadataRules
{
    public static ApiError? Check(JsonElement body)
    {
        if (body.Member("metadata") is not { } metadata) return null;
        if (metadata.ValueKind != JsonValueKind.Object) return ApiErrors.WrongType("metadata", "an object", metadata.KindName());
        int count = 0;
        foreach (JsonProperty pair in metadata.EnumerateObject())
        {
            count++;
            if (pair.Name.Length > 64) return ApiErrors.TooLong("metadata", 64, pair.Name.Length);
            if (pair.Value.ValueKind != JsonValueKind.String) return ApiErrors.WrongType($"metadata.{pair.Name}", "a string", pair.Value.KindName());
            if (pair.Value.GetString()!.Length is > 512 and var length) return ApiErrors.TooLong($"metadata.{pair.Name}", 512, length);
        }

        return count > 16 ? ApiErrors.TooMany("metadata", 16, count) : null;
    }
}
