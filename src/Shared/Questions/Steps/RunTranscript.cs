using Tally.Model;

namespace Tally.Questions;

/// <summary>
/// Tally's own transcript of a question, the truth that every level of model service is told in its own way: a conversation
/// item, a continuation, or the whole history.
/// </summary>
internal static class RunTranscript
{
    /// <summary>What was said in this question before the segment that is due.</summary>
    public static IReadOnlyList<TranscriptItem> Before(QuestionRun run, RunMaterial material)
    {
        if (run.Segment.Number == 0)
            return [];
        var items = new List<TranscriptItem> { new TranscriptItem.UserMessage(run.Question) };
        for (int number = 0; number < run.Segment.Number; number++)
        {
            if (material.Segments.Find(kept => kept.Number == number) is not { } segment)
                continue;
            items.AddRange(segment.Items.Select(item => item.ToItem()));
            if (number < run.Segment.Number - 1)
                items.AddRange(Reply(run, material, segment));
        }

        return items;
    }

    /// <summary>What the segment that is due tells the model that is new.</summary>
    public static IReadOnlyList<TranscriptItem> New(QuestionRun run, RunMaterial material) =>
        run.Segment.Number == 0
            ? [new TranscriptItem.UserMessage(run.Question)]
            : Reply(run, material, material.Segments.First(kept => kept.Number == run.Segment.Number - 1));

    /// <summary>The whole question as later ones are told of it: drafts that were refused are left out.</summary>
    public static IReadOnlyList<StoredItem> Whole(QuestionRun run, RunMaterial material, string answer)
    {
        var items = new List<StoredItem> { new("user", run.Question) };
        foreach (var segment in material.Segments.OrderBy(kept => kept.Number).Where(segment => segment.GateReasons is null))
        {
            var calls = segment.Items.Where(item => item.Type == "call").ToList();
            if (calls.Count == 0)
                continue;
            var outputs = Reply(run, material, segment).Select(StoredItem.Of).ToList();
            if (outputs.Count > 0)
                items.AddRange([.. segment.Items, .. outputs]);
        }

        items.Add(new StoredItem("assistant", answer));
        return items;
    }

    /// <summary>Our turn after a segment: the outputs of its calls, or why its draft was refused.</summary>
    private static IReadOnlyList<TranscriptItem> Reply(QuestionRun run, RunMaterial material, SegmentRecord segment)
    {
        if (segment.GateReasons is { } reasons)
            return [new TranscriptItem.UserMessage(reasons)];
        return [.. run.Calls
            .Where(call => call.Segment == segment.Number && material.Calls.ContainsKey(call.Index))
            .Select(call => new TranscriptItem.FunctionOutput(call.CallId, material.Calls[call.Index].Output))];
    }
}
