namespace Tally.Charts;

/// <summary>
/// Colours that people with any colour vision tell apart (Okabe and Ito, 2008), strongest on white first. Past the eighth the
/// same hues come back lighter and the marks differ in dash and shape, for no further hue would be distinct.
/// </summary>
internal static class Palette
{
    private static readonly string[] Hues =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D", "#F0E442"];

    private static readonly string[] Tints =
        ["#7FB8D8", "#EAAE7F", "#7FCEB9", "#E5BCD3", "#F2CF7F", "#AAD9F4", "#A6A6A6", "#F7F1A0"];

    private static readonly string[] Dashes = ["", "7 4", "2 3"];

    public static string Colour(int series) => (series / Hues.Length % 2 == 0 ? Hues : Tints)[series % Hues.Length];

    public static IReadOnlyList<string> Colours(int count) => Enumerable.Range(0, count).Select(Colour).ToList();

    /// <summary>A darker line around hues too light to stand on white paper; null where none is needed.</summary>
    public static string? Edge(int series)
    {
        int hue = series % Hues.Length;
        return hue == Hues.Length - 1 ? "#8A7F00" : series / Hues.Length % 2 == 1 ? Hues[hue] : null;
    }

    /// <summary>Dash pattern of a line, empty for a solid one.</summary>
    public static string Dash(int series) => Dashes[series / Hues.Length % Dashes.Length];

    /// <summary>Whether text on the colour is better dark than white.</summary>
    public static bool WantsDarkText(string colour)
    {
        double Channel(int at) => Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
        return (0.299 * Channel(1)) + (0.587 * Channel(3)) + (0.114 * Channel(5)) > 0.5;
    }
}
