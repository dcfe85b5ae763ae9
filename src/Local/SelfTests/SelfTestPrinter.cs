using System.Globalization;
using Tally.SelfTests;

namespace Tally.Local.SelfTests;

/// <summary>A score in a line.</summary>
internal static class SelfTestPrinter
{
    public static string Line(SelfTestReport report) => report.Untested is { } why
        ? $"{report.Dataset}: self-test not asked. {why}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Dataset}: self-test {report.Exact} of {report.Asked} exact, {report.Declined} declined, {Wrong(report)} ({report.Model}{(report.RuleBased ? ", rule-based" : "")})");

    private static string Wrong(SelfTestReport report) => report.Flagged
        ? string.Create(CultureInfo.InvariantCulture, $"{report.Wrong} WRONG: see 'tally datasets show {report.Dataset}'")
        : "none wrong";
}
