namespace Tally.Questions;

/// <summary>The first line by which a model says that it does not answer, or asks back. People never see it.</summary>
internal static class DraftMarker
{
    public const string NotInData = "[[not_in_data]]";

    public const string NeedsClarification = "[[needs_clarification]]";

    /// <summary>What the draft claims to be, and the draft without the claim.</summary>
    public static (QuestionOutcome Outcome, string Text) Read(string draft)
    {
        foreach (var (marker, outcome) in Markers)
        {
            if (draft.Contains(marker, StringComparison.OrdinalIgnoreCase))
                return (outcome, draft.Replace(marker, "", StringComparison.OrdinalIgnoreCase).Trim());
        }

        return (QuestionOutcome.Answered, draft.Trim());
    }

    /// <summary>A piece of a draft without the claim.</summary>
    public static string Without(string piece) =>
        Markers.Aggregate(piece, (text, marker) => text.Replace(marker.Marker, "", StringComparison.OrdinalIgnoreCase));

    /// <summary>The choices of a question asked back: its lines that begin with "- ".</summary>
    public static IReadOnlyList<string> Choices(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())];

    private static readonly (string Marker, QuestionOutcome Outcome)[] Markers =
        [(NotInData, QuestionOutcome.NotInData), (NeedsClarification, QuestionOutcome.NeedsClarification)];
}
