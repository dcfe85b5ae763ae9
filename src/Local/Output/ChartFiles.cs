using Tally.Charts;
using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>Writes an answer's charts where the person said.</summary>
internal sealed class ChartFiles(ShowChart charts)
{
    /// <summary>An SVG and a Vega-Lite file for each chart; returns their paths.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(AnswerDocument answer, string folder, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        if (answer.Outcome != QuestionOutcome.Answered)
        {
            return paths;
        }

        string language = answer.Language ?? "en";
        foreach (var drawn in answer.Charts)
        {
            if (await charts.RunAsync(answer.Id, drawn.Id, cancellationToken) is { } chart)
            {
                Directory.CreateDirectory(folder);
                string stem = Path.Combine(folder, $"{answer.Id}-{drawn.Id}");
                paths.Add(await SaveAsync(stem + ".svg", SvgWriter.Write(chart, new SvgOptions { Language = language }), cancellationToken));
                paths.Add(await SaveAsync(stem + ".vl.json", VegaLiteWriter.Write(chart, language), cancellationToken));
            }
        }

        return paths;
    }

    private static async Task<string> SaveAsync(string path, string content, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path, content, cancellationToken);
        return path;
    }
}
