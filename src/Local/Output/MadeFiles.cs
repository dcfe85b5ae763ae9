using Tally.Questions;

namespace Tally.Local.Output;

/// <summary>Writes the files that the code interpreter made where the person said, and lets the answer's links lead there.</summary>
internal sealed class MadeFiles(ShowMadeFile show)
{
    /// <summary>The answer with its links, and the paths that were written.</summary>
    public async Task<(AnswerDocument Answer, IReadOnlyList<string> Paths)> WriteAsync(
        AnswerDocument answer, string folder, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var file in answer.Files)
        {
            if (await show.RunAsync(answer.Id, file.Id, cancellationToken) is not { } made)
            {
                continue;
            }

            await using var content = made.Content;
            Directory.CreateDirectory(folder);
            // The service names the file; nothing but its last part may decide where it goes.
            string path = Path.Combine(folder, $"{answer.Id}-{Safe(Path.GetFileName(file.Name))}");
            await using (var target = File.Create(path))
            {
                await content.CopyToAsync(target, cancellationToken);
            }

            paths.Add(path);
            answer = answer with { Text = answer.Text.Replace(file.Address, path.Replace('\\', '/'), StringComparison.Ordinal) };
        }

        return (answer, paths);
    }

    private static string Safe(string name) =>
        string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
}
