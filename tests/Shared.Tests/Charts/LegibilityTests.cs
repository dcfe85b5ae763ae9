using System.Globalization;
using System.Xml.Linq;
using Tally.Charts;
using Tally.Ledger.Fit.Prose;

namespace Tally.Shared.Tests.Charts;

/// <summary>What can be said of a picture without eyes: it is well-formed, named, inside its paper, and its words do not collide.</summary>
public sealed class LegibilityTests
{
    public static TheoryData<string, int> Sizes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in Gallery.All.Keys)
            {
                foreach (int width in (int[])[320, 480, 760, 1200])
                    data.Add(name, width);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Words_stay_on_the_paper(string name, int width)
    {
        var picture = Draw(name, width);
        double height = Number(picture, "height");
        foreach (var (text, left, right, y) in Upright(picture))
        {
            Assert.True(left >= -1 && right <= width + 1, $"\"{text}\" spans {left} to {right} of {width}.");
            Assert.InRange(y, 0, height);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Words_of_the_axes_and_the_legend_do_not_overlap(string name, int width)
    {
        var words = Upright(Draw(name, width), "axis", "key", "heading", "note").ToList();
        for (int i = 0; i < words.Count; i++)
        {
            foreach (var other in words.Skip(i + 1).Where(other => Math.Abs(other.Y - words[i].Y) < 9))
            {
                Assert.True(
                    words[i].Right <= other.Left + 0.5 || other.Right <= words[i].Left + 0.5,
                    $"\"{words[i].Text}\" and \"{other.Text}\" overlap at {words[i].Y}.");
            }
        }
    }

    [Fact]
    public void A_picture_names_and_describes_itself()
    {
        var picture = Draw("line-lettres-fr", 760);
        Assert.Equal("img", picture.Attribute("role")!.Value);
        string[] ids = picture.Attribute("aria-labelledby")!.Value.Split(' ');
        var named = picture.Elements().Where(element => ids.Contains(element.Attribute("id")?.Value)).Select(element => element.Value).ToList();
        Assert.Equal("Étudiants en Lettres, 2011 à 2020", named[0]);
        Assert.StartsWith("Graphique en courbes\u202F: Étudiants en Lettres, 2011 à 2020. total\u202F: 2011\u202F: 2\u202F317, ", named[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_shown_and_do_nothing()
    {
        var (chart, _) = Gallery.All["bar-hostile-en"];
        string svg = SvgWriter.Write(chart, new SvgOptions());
        var picture = XDocument.Parse(svg).Root!;
        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(picture.Descendants(), element => element.Value == "</text><script>alert(1)</script>");
        Assert.DoesNotContain(svg, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\0');
        string vega = VegaLiteWriter.Write(chart, "en");
        Assert.DoesNotContain("<script", vega, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', vega);
    }

    [Fact]
    public void A_long_name_is_cut_between_whole_characters_and_kept_in_full_for_who_asks()
    {
        string name = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 30));
        var chart = Gallery.Draw(ChartKind.Bar, "t", Entries.Of("a:Text,n:Integer", [name, 1], ["b", 2]), "a", ["n"]);
        var label = XDocument.Parse(SvgWriter.Write(chart, new SvgOptions())).Descendants()
            .First(element => element.Name.LocalName == "text" && element.Value.Contains('…', StringComparison.Ordinal));
        string shown = label.Nodes().OfType<XText>().Single().Value;
        Assert.Equal(0, shown.TrimEnd('…').Length % "👩‍👩‍👧‍👦".Length);
    }

    [Fact]
    public void Colours_repeat_only_after_sixteen_series_and_then_with_another_dash() =>
        Assert.Equal(24, Enumerable.Range(0, 24).Select(i => (Palette.Colour(i), Palette.Dash(i))).Distinct().Count());

    private static XElement Draw(string name, int width)
    {
        var (chart, language) = Gallery.All[name];
        return XDocument.Parse(SvgWriter.Write(chart, new SvgOptions { Language = language, Width = width })).Root!;
    }

    private static IEnumerable<(string Text, double Left, double Right, double Y)> Upright(XElement picture, params string[] styles)
    {
        foreach (var text in picture.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("transform") is null))
        {
            string style = text.Attribute("class")!.Value;
            if (styles.Length > 0 && !styles.Contains(style))
                continue;
            string shown = text.Nodes().OfType<XText>().Single().Value;
            double size = style switch { "heading" => 17, "note" => 11, _ when style.StartsWith("value", StringComparison.Ordinal) => 11, _ => 12 };
            double width = TextWidth.Of(shown, size);
            double x = Number(text, "x");
            double left = text.Attribute("text-anchor")?.Value switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
            yield return (shown, left, left + width, Number(text, "y"));
        }
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
