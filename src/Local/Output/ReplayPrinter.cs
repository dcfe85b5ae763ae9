using Tally.Ledger.Fit.Prose;
using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>Replays as people read them: what stayed, what differs, what can no longer be computed.</summary>
internal static class ReplayPrinter
{
    public static async Task WriteAsync(TextWriter writer, IReadOnlyList<ReplayOutcome.Replayed> replays, bool onlyChanged)
    {
        if (replays.Count == 0)
            await writer.WriteLineAsync("No answer would have other figures on the newest data.");
        foreach (var replay in replays)
        {
            await writer.WriteLineAsync($"{replay.QuestionId}: {replay.Question}");
            foreach (var figure in replay.Figures.Where(figure => !onlyChanged || !figure.IsSame))
                await writer.WriteLineAsync($"  {Sentence(figure)}");
            foreach (var query in replay.Queries.Where(query => query.Problem is not null))
                await writer.WriteLineAsync($"  {query.Id} cannot be recomputed: {query.Problem}");
            if (!onlyChanged)
                await writer.WriteLineAsync($"  {Summary(replay)}");
        }
    }

    private static string Sentence(FigureReplay figure) =>
        figure.IsSame ? $"{figure.Text}  same ({figure.Reference})"
        : figure.Now is null ? $"{figure.Text}  is gone: {figure.Reference} was {figure.Before}"
        : $"{figure.Text}  changed: {figure.Reference} was {figure.Before}, is {figure.Now}";

    private static string Summary(ReplayOutcome.Replayed replay)
    {
        string versions = replay.On == ReplayOn.Pinned ? "the versions it was answered from" : "the newest versions";
        int same = replay.Queries.Count(query => query.IsSame);
        return same == replay.Queries.Count
            ? $"{(same == 1 ? "The result is" : $"All {same} results are")} the same, cell for cell, on {versions}."
            : $"{replay.Queries.Count - same} of {replay.Queries.Count} results differ on {versions}.";
    }
}
