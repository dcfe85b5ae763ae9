using System.Globalization;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Local.Output;

/// <summary>What the reader was unsure of, for a person at a terminal.</summary>
internal static class ProblemPrinter
{
    /// <summary>The most that is listed; the rest is counted.</summary>
    private const int Most = 20;

    /// <summary>The first of them, where they are a by-product of what was asked for.</summary>
    public static Task WriteAsync(TextWriter output, IReadOnlyList<Problem> problems) => WriteAsync(output, problems, Line);

    /// <summary>The first of the files that were left out.</summary>
    public static Task WriteAsync(TextWriter output, IReadOnlyList<RefusedFile> files) => WriteAsync(output, files, file => Line(file.Path, file.Problem));

    /// <summary>One problem in one line, led by the name of its file.</summary>
    public static string Line(string path, Problem problem)
    {
        string name = Path.GetFileName(path.TrimEnd(Path.DirectorySeparatorChar));
        return problem.Message.Contains(name, StringComparison.Ordinal) ? Line(problem) : $"{name}: {Line(problem)}";
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

    private static async Task WriteAsync<T>(TextWriter output, IReadOnlyList<T> all, Func<T, string> line)
    {
        foreach (var one in all.Take(Most))
        {
            await output.WriteLineAsync($"tally: {line(one)}");
        }

        if (all.Count > Most)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"tally: and {all.Count - Most} more."));
        }
    }
}
