using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Claims;

/// <summary>What the model typed right before or after a printed figure must not change it: "1{{…}}", "{{…}} millions", "{{…}} %".</summary>
internal static class Neighbours
{
    private static readonly string[] PercentWords = ["pour cent", "pourcent", "per cent", "percent", "prozent"];

    /// <summary>The misfit, or the span of a percent sign that repeats the printed one.</summary>
    public static (Misfit? Misfit, (int Start, int End)? Drop) Check(string text, Piece piece, Piece? next)
    {
        if (Fused(text, piece, next))
            return (new Misfit("unsupported-figure", $"Something typed touches the figure of {piece.Cell} and changes it; write the reference alone, with words around it."), null);
        int at = piece.End;
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '*' or '_')
            at++;
        if (at >= text.Length || (next is not null && at >= next.Start))
            return (null, null);
        if (text[at] is '%' or '％' or '‰')
            return Percent(piece, text[at] == '‰', (piece.End, at + 1));
        if (text[at] is 'p' or 'P' && !Points.AreSaid(text, at) && Array.Find(PercentWords, word => string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0) is { } percent)
            return Percent(piece, false, (piece.End, at + percent.Length));
        return (Scaled(piece, text, at), null);
    }

    private static (Misfit?, (int, int)?) Percent(Piece piece, bool permille, (int Start, int End) sign)
    {
        if (piece.IsPercent && !permille)
            return (null, sign);
        return !permille && Formats.IsPercentage(piece.Cell)
            ? (null, null)
            : (new Misfit("wrong-format", $"{piece.Cell} is not in percent{(Formats.MayBeRatio(piece.Cell) ? ": cite it with | percent:1 and type no sign" : "")}."), null);
    }

    private static Misfit? Scaled(Piece piece, string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        if (end == at)
            return null;
        string word = text[at..end], folded = Folding.Fold(word);
        decimal? scale = word is "k" or "K" ? 1e3m : at == piece.End && word is "M" or "Md" or "B" or "bn" ? 1e6m : null;
        foreach (var lexicon in Lexicon.All)
        {
            if (lexicon.Scales.TryGetValue(folded, out decimal value) || lexicon.Collectives.TryGetValue(folded, out value))
                scale = value;
            else if (lexicon.Hundreds.Contains(folded) && word.Length > 4)
                scale = 100;
        }

        if (scale is not { } factor)
            return null;
        bool divided = UnitWords.ScaleOf(piece.Cell.Header.Unit) == factor || piece.Cell.Lineage.Operation == "/" && Sql.ValueLiterals(piece.Cell.Entry.Result.Sql).Any(literal => literal.Value == factor);
        return divided ? null : new Misfit("wrong-format", $"'{word}' after {piece.Cell} changes its size; the figure stands as it is.");
    }

    private static bool Fused(string text, Piece piece, Piece? next)
    {
        if (piece.Start > 0)
        {
            char before = text[piece.Start - 1];
            char earlier = piece.Start > 1 ? text[piece.Start - 2] : ' ';
            if (char.IsDigit(before) || (before is '.' or ',' or '\'' or '’' or '\u202F' or '\u00A0' && char.IsDigit(earlier)))
                return true;
            if (before is '-' or '−' or '–' && (char.IsWhiteSpace(earlier) || earlier is '(' or '*' or ':' or '=' || piece.Start == 1))
                return true;
        }

        if (piece.End < text.Length)
        {
            char after = text[piece.End];
            char later = piece.End + 1 < text.Length ? text[piece.End + 1] : ' ';
            if (char.IsDigit(after) || after is '^' or '×' || (after is '.' or ',' or '\'' or '’' or '\u202F' or '\u00A0' or '/' or 'e' or 'E' && char.IsDigit(later)))
                return true;
        }

        if (next is null || next.Kind == PieceKind.Chart || !char.IsDigit(text[next.Start]))
            return false;
        string between = text[piece.End..next.Start];
        int digits = 0;
        while (next.Start + digits < next.End && char.IsDigit(text[next.Start + digits]))
            digits++;
        return between is "" or "." or "," or "'" or "’" || (between is " " or "\u00A0" or "\u202F" && digits == 3);
    }
}
