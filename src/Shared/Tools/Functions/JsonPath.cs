using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tally.Tools.Functions;

/// <summary>A way into a JSON document: <c>data.items</c>, <c>series[0].points</c>.</summary>
internal static partial class JsonPath
{
    public static bool IsPath(string path) => Whole().IsMatch(path);

    /// <summary>False with what there is instead, when the way ends early.</summary>
    public static bool TryFind(JsonElement root, string? path, out JsonElement found, out string there)
    {
        found = root;
        there = "";
        foreach (Match step in Step().Matches(path ?? ""))
        {
            string name = step.Groups[1].Value;
            if (step.Groups[2].Success)
            {
                int index = int.Parse(step.Groups[2].Value, CultureInfo.InvariantCulture);
                if (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() <= index)
                {
                    there = found.ValueKind == JsonValueKind.Array ? $"{found.GetArrayLength()} items" : "no list";
                    return false;
                }

                found = found[index];
            }
            else if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                there = root.ValueKind == JsonValueKind.Object ? string.Join(", ", root.EnumerateObject().Select(member => member.Name).Take(10)) : "no object";
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^[^.\[\]]+(\[\d{1,6}\])*(\.[^.\[\]]+(\[\d{1,6}\])*)*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([^.\[\]]+)|\[(\d+)\]")]
    private static partial Regex Step();
}
