using System.Globalization;
using Tally.Datasets;

namespace Tally.Local.Output;

/// <summary>What the reader was unsure of, for a person at a terminal.</summary>
internal static class ProblemPrinter
{
    /// <summary>The most that is listed; the rest is counted.</summary>
    private const int Most = 20;

    /// <summary>The first of them, where they are a by-product of what was asked for.</summary>
    public static async Task WriteAsync(TextWriter output, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems.Take(Most))
        {
            await output.WriteLineAsync($"tally: {Line(problem)}");
        }

        if (problems.Count > Most)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"tally: and {problems.Count - Most} more."));
        }
    }

    /// <summary>One problem in one line: where, what, how often, and its code.</summary>
    public static string Line(Problem problem)
    {
        string place = problem.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: ") : "";
        string times = problem.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({problem.Count} times)") : "";
        string sum = problem is { Declared: { } declared, Computed: { } computed, Difference: { } difference }
            ? string.Create(CultureInfo.InvariantCulture, $" It says {declared}, the parts add up to {computed}: {difference:+0.############################;-0.############################}.")
            : "";
        return $"{place}{problem.Message}{sum}{times} [{problem.Code}]";
    }
}
