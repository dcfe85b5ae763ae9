namespace Tally.Charts.Drawing;

/// <summary>Sizes of text and the style sheet every picture carries.</summary>
internal static class Ink
{
    public const double TitleSize = 17;
    public const double TextSize = 12;
    public const double SmallSize = 11;

    /// <summary>Room a line of text takes.</summary>
    public const double LineHeight = 16;

    /// <summary>Classes are scoped to the picture, so that it can also stand inside a page.</summary>
    public const string Style = """
        <style>
        .tally-chart{font-family:Helvetica,Arial,"Liberation Sans","Noto Sans",sans-serif;font-size:12px;font-variant-numeric:tabular-nums}
        .tally-chart .paper{fill:#fff}
        .tally-chart text{fill:#333;unicode-bidi:plaintext}
        .tally-chart .heading{font-size:17px;font-weight:600;fill:#111}
        .tally-chart .axis{fill:#555}
        .tally-chart .value{font-size:11px;fill:#333}
        .tally-chart .note{font-size:11px;fill:#666}
        .tally-chart .dark{fill:#111}
        .tally-chart .light{fill:#fff}
        .tally-chart .grid{stroke:#e4e4e4;stroke-width:1}
        .tally-chart .base{stroke:#555;stroke-width:1}
        .tally-chart .leader{stroke:#999;stroke-width:1}
        .tally-chart .gap{stroke:#fff;stroke-linejoin:round}
        .tally-chart .halo{stroke:#fff;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
        @media (prefers-color-scheme:dark){
        .tally-chart .paper{fill:#16181c}
        .tally-chart text{fill:#ddd}
        .tally-chart .heading{fill:#f4f4f4}
        .tally-chart .axis,.tally-chart .value,.tally-chart .note{fill:#b9bcc2}
        .tally-chart .dark{fill:#111}
        .tally-chart .light{fill:#fff}
        .tally-chart .grid{stroke:#33363c}
        .tally-chart .base{stroke:#9a9da3}
        .tally-chart .gap,.tally-chart .halo{stroke:#16181c}
        .tally-chart .c6{fill:#c8c8c8}
        .tally-chart .s6{stroke:#c8c8c8}
        }
        </style>

        """;

    /// <summary>Fill of a series; the class lets the one dark hue turn light on dark paper.</summary>
    public static string Fill(int series, string otherStroke = "")
    {
        string stroke = Palette.Edge(series) is { } edge ? $" stroke=\"{edge}\" stroke-width=\"0.75\"" : otherStroke;
        return $"fill=\"{Palette.Colour(series)}\" class=\"c{series % 16}\"{stroke}";
    }

    /// <summary>Stroke of a line, and of the wider line below it where its hue needs an edge.</summary>
    public static IEnumerable<string> Strokes(int series)
    {
        string dash = Palette.Dash(series);
        string shape = $"fill=\"none\" stroke-linejoin=\"round\"{(dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"")}";
        if (Palette.Edge(series) is { } edge)
            yield return $"{shape} stroke=\"{edge}\" stroke-width=\"3.25\"";
        yield return $"{shape} stroke=\"{Palette.Colour(series)}\" class=\"s{series % 16}\" stroke-width=\"2.25\"";
    }

    /// <summary>The class of a figure written on a series' own colour.</summary>
    public static string OnColour(int series) => Palette.WantsDarkText(Palette.Colour(series)) ? "value dark" : "value light";
}
