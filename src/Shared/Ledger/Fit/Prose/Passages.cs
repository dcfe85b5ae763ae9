using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Prose;

/// <summary>What documents and logs vouch for, read when the ledger does not hold a figure.</summary>
internal sealed class Passages(GateRequest request, Vocabulary vocabulary, IReadOnlySet<int> years, FactsOfCells facts)
{
    /// <summary>Longer texts are read in pieces that end with a line.</summary>
    private const int PieceLength = 4_000;

    private readonly Lazy<List<Passage>> _passages = new(() => Read(request, vocabulary, years));

    /// <summary>The places that hold the number, each with the facts its sentence gives it.</summary>
    public IEnumerable<(Passage Passage, CellFacts Facts)> Equal(NumberToken number) =>
        _passages.Value.SelectMany(passage => passage.Equal(number).Select(cell => (passage, facts.Of(cell))));

    /// <summary>Whether a figure of a document or a log is the extreme that is claimed of it; null for any other figure.</summary>
    public bool? Extreme(LedgerCell cell, Extremes.Side side) =>
        cell.Entry.Source is LedgerSource.Document or LedgerSource.CodeInterpreter ? _passages.Value.Select(passage => passage.Extreme(cell, side)).FirstOrDefault(said => said is not null) : null;

    /// <summary>The first passage that names a period.</summary>
    public Passage? Naming(DayRange days) => _passages.Value.Find(passage => passage.Names(days));

    private static List<Passage> Read(GateRequest request, Vocabulary vocabulary, IReadOnlySet<int> years)
    {
        var texts = request.Logs.Select(log => (LedgerSource.CodeInterpreter, log.Id, log.ContainerId, log.Text))
            .Concat(request.Documents.Select(document => (LedgerSource.Document, document.Document, document.FileId, document.Text)));
        var passages = new List<Passage>();
        foreach (var (source, name, id, text) in texts)
            passages.AddRange(Pieces(text).Select((piece, i) => new Passage(source, name, id, piece, passages.Count + i, vocabulary, years)));
        return passages;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int end = Math.Min(text.Length, at + PieceLength);
            int line = end < text.Length ? text.LastIndexOf('\n', end - 1, end - at) : -1;
            end = line > at ? line + 1 : end;
            yield return text[at..end];
            at = end;
        }
    }
}
