using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>Which members of a request are known.</summary>
internal static class Parameters
{
    public static string? FirstUnknown(JsonElement body, ReadOnlySpan<string> known)
    {
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (!known.Contains(member.Name)) return member.Name;
        }

        return null;
    }
}
