using System.Globalization;
using System.Text;
using Tally.Columns;

namespace Tally.Charts;

/// <summary>The chart in words, for those who do not see it: what it is, its span, and the ends and extremes of each series.</summary>
internal static class Description
{
    private const int Listed = 12;

    public static string Of(Chart chart, string language)
    {
        var words = ChartWords.In(language);
        var numbers = new ChartNumbers(language);
        var text = new StringBuilder(words.Kind(chart.Kind)).Append(words.Colon).Append(Label.Clean(chart.Title)).Append(". ");
        foreach (var series in chart.Series.Where(series => series.Points.Count > 0))
        {
            var shown = series.Points.Count <= Listed ? series.Points : EndsAndExtremes(series.Points);
            text.Append(chart.Series.Count > 1 ? Label.Clean(series.Name) : AxisTitle.Of(chart.Y)).Append(words.Colon)
                .AppendJoin(", ", shown.Select(point => Point(point, chart, numbers, words)))
                .Append(series.Points.Count > shown.Count ? ", …. " : ". ");
        }

        if (chart.Missing > 0)
            text.Append(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, words.Missing, numbers.Tick(chart.Missing))} ");
        return text.ToString().TrimEnd();
    }

    /// <summary>"2020: 3,306", as also shown when a mark is pointed at.</summary>
    public static string Point(ChartPoint point, Chart chart, ChartNumbers numbers, ChartWords words) =>
        $"{Label.Clean(numbers.Label(point.X, chart.X.Scale))}{words.Colon}{numbers.Value(point.Y, chart.Y.Unit)}";

    private static List<ChartPoint> EndsAndExtremes(IReadOnlyList<ChartPoint> points)
    {
        var low = points.MinBy(point => Position.Exact(point.Y))!;
        var high = points.MaxBy(point => Position.Exact(point.Y))!;
        return points.Where(point => point == points[0] || point == low || point == high || point == points[^1]).ToList();
    }
}
