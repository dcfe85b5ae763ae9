using System.Text.Json;
using System.Text.RegularExpressions;
using Tally.Model;

namespace Tally.Shared.Tests.Questions;

/// <summary>Asks for the year of the question, then cites what the query gave.</summary>
internal static partial class Analyst
{
    public static IReadOnlyList<OutputItem> Answer(IReadOnlyList<TranscriptItem> seen) => seen[^1] switch
    {
        TranscriptItem.FunctionOutput(_, var output) => Says(seen, output),
        TranscriptItem.UserMessage(var text) when text.StartsWith("[gate]", StringComparison.Ordinal) =>
            Says(seen, seen.OfType<TranscriptItem.FunctionOutput>().Last().Output),
        TranscriptItem.UserMessage(var text) => [Query(text, seen.Count)],
        _ => throw new InvalidOperationException("The last item is not for a model."),
    };

    public static OutputItem Query(string question, int number) => new OutputItem.FunctionCall(
        $"call_{number}", "query", JsonSerializer.Serialize(new { sql = $"SELECT total FROM HEC WHERE annee = {YearOf(question)}", purpose = (string?)null }));

    public static string YearOf(string question) => Year().Match(question) is { Success: true } match ? match.Value : "0";

    private static IReadOnlyList<OutputItem> Says(IReadOnlyList<TranscriptItem> seen, string output)
    {
        string question = seen.OfType<TranscriptItem.UserMessage>().Last(message => !message.Text.StartsWith('[')).Text;
        using var result = JsonDocument.Parse(output);
        string text = result.RootElement.TryGetProperty("cite", out var cite)
            ? $"En {YearOf(question)} : {cite.GetString()}"
            : "[[not_in_data]]\nNon.";
        return [new OutputItem.Message(text, [])];
    }

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Year();
}
