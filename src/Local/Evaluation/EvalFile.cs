using System.Text.Json;

namespace Tally.Local.Evaluation;

/// <summary>Reads an evaluation file whole before anything is asked, so that a bad line costs nothing.</summary>
internal static class EvalFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    private static readonly HashSet<string> Types = ["number", "text", "row", "list", "set", "series", "compare", "none"];

    public static async Task<IReadOnlyList<EvalCase>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CommandRefusal($"There is no file '{path}'.");
        }

        var cases = new List<EvalCase>();
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                cases.Add(Parse(line, path, number));
            }
        }

        return cases.Count > 0 ? cases : throw new CommandRefusal($"The file '{path}' holds no question.");
    }

    private static EvalCase Parse(string line, string path, int number)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<EvalCase>(line, Json) ?? throw new JsonException();
            return parsed.Expected is null || Types.Contains(parsed.Expected.Type)
                ? parsed
                : throw new CommandRefusal(
                    $"Line {number} of '{path}': the expected type must be one of {string.Join(", ", Types.Order(StringComparer.Ordinal))}.");
        }
        catch (JsonException)
        {
            throw new CommandRefusal(
                $"Line {number} of '{path}' is not a JSON object with at least the texts \"id\" and \"question\".");
        }
    }
}
