using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Typed;

/// <summary>"Just over {{R1.share | percent:0}}": a hedge before a figure that was rounded must say the side it was rounded from.</summary>
internal static class RoundedHedges
{
    public static Misfit? Check(Reading reading, Figure figure)
    {
        if (figure.Piece is not { } piece || Decimals(piece) is not { } decimals || FigurePrinter.Exact(piece.Cell.Value) is not { } exact)
            return null;
        decimal value = piece.Formats.Any(format => format.Name == Format.Percent) ? exact * 100 : exact;
        decimal shown = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        bool? above = Hedges.Before(reading, figure.Start) switch
        {
            Hedge.Above or Hedge.JustAbove => true,
            Hedge.Below or Hedge.JustBelow => false,
            _ => null,
        };
        return above is null || value == shown || value > shown == above ? null
            : new Misfit("wrong-direction", $"{piece.Cell} is {(value > shown ? "above" : "below")} what is printed of it, not {(above.Value ? "above" : "below")}.");
    }

    private static int? Decimals(Piece piece) =>
        piece.Formats.LastOrDefault(format => format.Name is Format.Percent or Format.Round) is { Argument: { } argument } && int.TryParse(argument, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int decimals) && decimals <= 15 ? decimals : null;
}
