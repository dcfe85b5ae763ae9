using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Cuts a text into sentences, list items, headings and the cells of Markdown tables.</summary>
internal sealed class Sentences
{
    private static readonly HashSet<string> Abbreviations = ["ex", "env", "vs", "etc", "eg", "ie", "e", "i", "g", "approx", "no", "nr", "ca", "z", "bzw", "resp", "cf", "art", "dr", "m", "st", "incl", "excl", "max", "min", "nb", "p"];
    private readonly string _text;
    private readonly bool[] _closed;
    private readonly List<Sentence> _found = [];
    private readonly List<(int Indent, int Start, int End)> _above = [];
    private readonly IReadOnlyList<(int Start, int End)> _figures;

    /// <param name="text">The rendered text.</param>
    /// <param name="closed">Spans that no sentence ends inside of: printed cells and numbers.</param>
    /// <param name="figures">Those of them that are figures: a table's cell that holds one is no label.</param>
    private Sentences(string text, IEnumerable<(int Start, int End)> closed, IReadOnlyList<(int Start, int End)> figures)
    {
        _text = text;
        _figures = figures;
        _closed = new bool[text.Length];
        foreach (var (start, end) in closed)
            Array.Fill(_closed, true, start, Math.Min(end, text.Length) - start);
    }

    public static IReadOnlyList<Sentence> Of(string text, IEnumerable<(int Start, int End)> closed, IReadOnlyList<(int Start, int End)> figures)
    {
        var cutter = new Sentences(text, closed, figures);
        cutter.Cut();
        return cutter._found;
    }

    private void Cut()
    {
        int paragraph = 0;
        for (int at = 0; at < _text.Length;)
        {
            int end = LineEnd(at);
            var line = _text.AsSpan(at, end - at).Trim();
            if (line.IsEmpty)
                paragraph++;
            else if (line[0] == '|' && line.Count('|') > 1)
                end = Table(at, paragraph);
            else if (line[0] == '#')
                _found.Add(new Sentence(at, end, SentenceKind.Heading) { Paragraph = paragraph });
            else if (IsItem(line))
                Item(at, end, paragraph);
            else
                Plain(at, end, SentenceKind.Plain, paragraph);
            at = end + 1;
        }
    }

    /// <summary>An item that is set in speaks with those it stands under.</summary>
    private void Item(int at, int end, int paragraph)
    {
        int indent = _text.AsSpan(at, end - at).IndexOfAnyExcept(' ', '\t'), first = _found.Count;
        if (first == 0 || _found[^1].Kind != SentenceKind.Item)
            _above.Clear();
        _above.RemoveAll(item => item.Indent >= indent);
        Plain(at, end, SentenceKind.Item, paragraph);
        for (int i = first; i < _found.Count && _above.Count > 0; i++)
            _found[i] = _found[i] with { Also = [.. Enumerable.Reverse(_above).Select(item => (item.Start, item.End))] };
        _above.Add((indent, at, end));
    }

    private int LineEnd(int at)
    {
        while (at < _text.Length && (_text[at] != '\n' || _closed[at]))
            at++;
        return at;
    }

    private static bool IsItem(ReadOnlySpan<char> line) =>
        line is ['-' or '*' or '•' or '–' or '+', ' ', ..] || NumberingEnd(line) > 0;

    /// <summary>Length of a list number at the start of a line ("12." or "3)"), or zero.</summary>
    public static int NumberingEnd(ReadOnlySpan<char> line)
    {
        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and <= 3 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? digits : 0;
    }

    private void Plain(int start, int end, SentenceKind kind, int paragraph)
    {
        for (int at = start; at < end; at++)
        {
            if (_text[at] is not ('.' or '!' or '?' or '…') || _closed[at] || !Ends(at, end))
                continue;
            _found.Add(new Sentence(start, at + 1, kind) { Paragraph = paragraph });
            start = at + 1;
        }

        if (start < end && !_text.AsSpan(start, end - start).IsWhiteSpace())
            _found.Add(new Sentence(start, end, kind) { Paragraph = paragraph });
    }

    private bool Ends(int at, int end)
    {
        int next = at + 1;
        while (next < end && _text[next] is '*' or '_' or '"' or '»' or ')' or '”')
            next++;
        if (next < end && !char.IsWhiteSpace(_text[next]))
            return false;
        while (next < end && char.IsWhiteSpace(_text[next]))
            next++;
        if (next >= end || _text[at] != '.')
            return true;
        int word = at;
        while (word > 0 && char.IsLetter(_text[word - 1]))
            word--;
        bool abbreviation = Abbreviations.Contains(_text[word..at].ToLowerInvariant());
        bool numbering = at > 0 && char.IsAsciiDigit(_text[at - 1]) && !_closed[at - 1];
        return !numbering && !(abbreviation && !char.IsUpper(_text[next])) && !char.IsLower(_text[next]);
    }

    /// <summary>Each cell is a sentence of its own whose row and column speak with it.</summary>
    private int Table(int at, int paragraph)
    {
        var rows = new List<List<(int Start, int End)>>();
        int end = at;
        while (at < _text.Length)
        {
            int lineEnd = LineEnd(at);
            var line = _text.AsSpan(at, lineEnd - at).Trim();
            if (line.IsEmpty || line[0] != '|')
                break;
            if (line.ContainsAnyExcept("|-: "))
                rows.Add(Cells(at, lineEnd));
            end = lineEnd;
            at = lineEnd + 1;
        }

        foreach (var cell in rows.Count > 0 ? rows[0] : [])
            _found.Add(new Sentence(cell.Start, cell.End, SentenceKind.Cell) { Paragraph = paragraph });
        foreach (var row in rows.Skip(1))
        {
            var labels = row.Where(cell => !_figures.Any(figure => figure.Start >= cell.Start && figure.Start < cell.End)).ToArray();
            for (int column = 0; column < row.Count; column++)
            {
                var also = labels.Where(label => label != row[column]).ToList();
                if (column < rows[0].Count)
                    also.Add(rows[0][column]);
                _found.Add(new Sentence(row[column].Start, row[column].End, SentenceKind.Cell) { Paragraph = paragraph, Also = also });
            }
        }

        return end;
    }

    private List<(int Start, int End)> Cells(int start, int end)
    {
        var cells = new List<(int, int)>();
        int open = -1;
        for (int at = start; at < end; at++)
        {
            if (_text[at] != '|' || (at > 0 && _text[at - 1] == '\\'))
                continue;
            if (open >= 0)
                cells.Add((open, at));
            open = at + 1;
        }

        if (open >= 0 && open < end && !_text.AsSpan(open, end - open).IsWhiteSpace())
            cells.Add((open, end));
        return cells;
    }
}
