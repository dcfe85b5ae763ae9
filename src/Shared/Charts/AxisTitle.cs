namespace Tally.Charts;

/// <summary>What stands beside an axis: the column's name and its unit; a percent sign is on the ticks already.</summary>
internal static class AxisTitle
{
    public static string Of(ChartAxis axis, string? magnitude = null)
    {
        string unit = string.Join(" ", new[] { magnitude, axis.Unit is "%" ? null : axis.Unit }.OfType<string>());
        string title = axis.Title;
        return Label.Clean((title, unit) switch
        {
            (_, "") => title,
            ("", _) => unit,
            _ => $"{title} ({unit})",
        });
    }
}
