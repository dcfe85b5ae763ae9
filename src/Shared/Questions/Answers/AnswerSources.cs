using System.Text.RegularExpressions;
using Tally.Files;
using Tally.Ledger.Fit.Prose;
using Tally.Model;

namespace Tally.Questions;

/// <summary>What an answer owes to hosted tools: citations by our own file names, the code that ran, the files it made.</summary>
internal static partial class AnswerSources
{
    private const int AnchorLength = 30;
    private const int LongestQuote = 400;

    /// <summary>The last segment's citations, placed in the text people read where they can be.</summary>
    public static IReadOnlyList<DocumentCitation> Citations(SegmentRecord segment, IReadOnlyList<SegmentRecord> all, RunHosted? hosted, string text, ShownText shown)
    {
        var hits = all.SelectMany(one => one.Searches).SelectMany(search => search.Hits).ToList();
        return [.. segment.Annotations
            .Where(annotation => annotation.Type is "file_citation" or "container_file_citation" or "file_path")
            .Select(annotation => Citation(annotation, segment.Draft, hits, hosted, text, shown))
            .Distinct()];
    }

    public static IReadOnlyList<DocumentFile> Files(string questionId, RunHosted? hosted) =>
        [.. (hosted?.Made ?? []).Select(made => new DocumentFile(made.Id, made.Name, made.Bytes, made.ContentType, AddressOf(questionId, made.Id)))];

    public static IReadOnlyList<DocumentCode> Code(IEnumerable<SegmentRecord> segments) =>
        [.. segments.SelectMany(segment => segment.Code).Select(call => new DocumentCode(call.Id, call.Code ?? "", call.Logs))];

    /// <summary>Where the API serves a file that was made.</summary>
    public static string AddressOf(string questionId, string fileId) => $"/api/questions/{questionId}/files/{fileId}";

    private static DocumentCitation Citation(
        Annotation annotation, string draft, List<FileSearchHit> hits, RunHosted? hosted, string text, ShownText shown)
    {
        int end = Math.Clamp(annotation.Start ?? draft.Length, 0, draft.Length);
        bool isMade = annotation.Type == "container_file_citation";
        var file = hosted?.Files.FirstOrDefault(known => known.FileId == annotation.FileId);
        return new DocumentCitation
        {
            Position = PlaceOf(draft[..end], text) is { } place ? shown.Moved(place) : null,
            File = file?.File.Path ?? FilePath.Original(annotation.FileName ?? annotation.FileId ?? ""),
            FileId = annotation.FileId,
            Dataset = file?.Dataset,
            Quote = isMade ? null : Quote(SentenceBefore(draft, end), [.. hits.Where(hit => hit.FileId == annotation.FileId)]),
            IsMade = isMade,
        };
    }

    /// <summary>The end of the words before a citation, looked up in the text; references printed in between may have moved it.</summary>
    private static int? PlaceOf(string before, string text)
    {
        string hidden = DraftLinks.Hide(before).TrimEnd();
        string anchor = hidden.Length <= AnchorLength ? hidden : hidden[^AnchorLength..];
        if (anchor.Length == 0)
            return 0;
        int found = text.IndexOf(anchor, Math.Clamp(hidden.Length - anchor.Length, 0, text.Length), StringComparison.Ordinal);
        if (found < 0)
            found = text.LastIndexOf(anchor, StringComparison.Ordinal);
        return found < 0 ? null : found + anchor.Length;
    }

    private static string SentenceBefore(string draft, int end) =>
        Sentences().Matches(draft[..end]).LastOrDefault(match => Words(match.Value).Count > 0)?.Value ?? draft;

    /// <summary>The sentence of the passages that shares most words with what cites them.</summary>
    private static string? Quote(string citing, IReadOnlyList<FileSearchHit> hits)
    {
        var said = Words(citing);
        string? best = hits.SelectMany(hit => Sentences().Matches(hit.Text)).Select(match => match.Value.Trim())
            .Where(sentence => sentence.Length > 0)
            .MaxBy(sentence => Words(sentence).Count(said.Contains));
        return best is { Length: > LongestQuote } ? best[..LongestQuote] + "…" : best;
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]{3,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^.!?\n]+[.!?]*")]
    private static partial Regex Sentences();
}
