using Tally.Model;

namespace Tally.Questions;

/// <summary>Earlier turns for a service that does not remember them, newest kept, cut by whole turns.</summary>
internal static class ThreadHistory
{
    public const string CutNote = "Earlier turns of this conversation were left out because they are too long for the model.";

    /// <summary>The items, oldest first, and whether turns were left out.</summary>
    public static (IReadOnlyList<TranscriptItem> Items, bool IsCut) Of(IReadOnlyList<TurnRecord> earlier, RunLimits limits, int cuts)
    {
        int room = limits.HistoryCharacters >> (2 * cuts);
        var kept = new List<IReadOnlyList<TranscriptItem>>();
        for (int index = earlier.Count - 1; index >= 0; index--)
        {
            var turn = earlier[index];
            var items = Length(turn.Items) <= room ? turn.Items : Visible(turn);
            if (Length(items) > room || (cuts > 2 && kept.Count > 0))
                break;
            room -= Length(items);
            kept.Insert(0, [.. items.Select(item => item.ToItem())]);
        }

        return ([.. kept.SelectMany(items => items)], kept.Count < earlier.Count);
    }

    /// <summary>Question and answer alone, when the calls between them do not fit.</summary>
    private static IReadOnlyList<StoredItem> Visible(TurnRecord turn) => [new("user", turn.Question), new("assistant", turn.Answer)];

    private static int Length(IReadOnlyList<StoredItem> items) => items.Sum(item => item.Text.Length);
}
