using System.Globalization;
using System.Text;

namespace Tally.Charts.Drawing;

/// <summary>The picture being drawn, from the top down: <see cref="Y"/> is the first free line.</summary>
internal sealed class Sheet
{
    public const double Margin = 16;

    private readonly StringBuilder _marks = new();
    private readonly List<string> _notes = [];

    public Sheet(Chart chart, string language, int width)
    {
        (Chart, Language, Width) = (chart, language, width);
        Numbers = new ChartNumbers(language);
        Words = ChartWords.In(language);
    }

    public Chart Chart { get; }

    public string Language { get; }

    public double Width { get; }

    public ChartNumbers Numbers { get; }

    public ChartWords Words { get; }

    public double Y { get; set; } = Margin;

    /// <summary>Space between the side margins.</summary>
    public double Inner => Width - (2 * Margin);

    /// <summary>A sentence for below the picture.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    public IReadOnlyList<string> Notes => _notes;

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _marks.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>\n");

    public void Path(string data, string attributes, string? tip = null) => Element("path", $"d=\"{data}\" {attributes}", tip);

    public void Rectangle(double x, double y, double width, double height, string attributes, string? tip = null) =>
        Element("rect", $"x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {attributes}", tip);

    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, string style, string anchor = "start", double turn = 0, string? full = null, string? fill = null)
    {
        string turned = turn == 0 ? "" : $" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"";
        string anchored = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        string filled = fill is null ? "" : $" fill=\"{fill}\"";
        string titled = full is null || full == text ? "" : $"<title>{Escape(full)}</title>";
        _marks.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{style}\"{anchored}{turned}{filled}>{titled}{Escape(text)}</text>\n");
    }

    public string Finish()
    {
        string id = $"tally-{Escape(Chart.Id)}";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {N(Y)}\" width=\"{N(Width)}\" height=\"{N(Y)}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"role=\"img\" lang=\"{Escape(Language)}\" aria-labelledby=\"{id}-title {id}-desc\" class=\"tally-chart\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Escape(Label.Clean(Chart.Title))}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"{id}-desc\">{Escape(Description.Of(Chart, Language))}</desc>\n");
        svg.Append(Ink.Style).Append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        return svg.Append(_marks).Append("</svg>\n").ToString();
    }

    /// <summary>A coordinate: two decimals are finer than any screen and the same on every machine.</summary>
    public static string N(double number)
    {
        string text = Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Element(string name, string attributes, string? tip) =>
        _marks.Append('<').Append(name).Append(' ').Append(attributes.TrimEnd())
            .Append(tip is null ? "/>\n" : $"><title>{Escape(tip)}</title></{name}>\n");
}
