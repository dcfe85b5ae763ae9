using System.Text;
using Tally.Files;

namespace Tally.Local.Hosting;

/// <summary>What is said to an assistant, and the files that come with it.</summary>
/// <param name="Text">
/// From <c>-t</c>; where that is absent the text files themselves, since an editor is given a text to edit; where there are none,
/// or with <c>-t -</c>, from stdin.
/// </param>
internal sealed record RunMessage(string Text, IReadOnlyList<Attachment> Attachments)
{
    private const string Stdin = "-";

    public static async Task<RunMessage> ReadAsync(string? text, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = await AssistantFiles.ReadAsync(paths, cancellationToken);
        if (text is { Length: > 0 } and not Stdin)
        {
            return new RunMessage(text, files);
        }

        var texts = files.Where(file => FileKind.IsText(file.Path)).ToList();
        // A pipe that stays open, as scripts and schedulers leave it, must not hold up a message that the files already make.
        if (text is Stdin || texts.Count == 0)
        {
            return new RunMessage(await StdinAsync(cancellationToken), files);
        }

        string joined = texts.Count == 1
            ? texts[0].Content.ToString()
            : string.Join("\n\n", texts.Select(file => $"{file.Path}:\n\n{file.Content}"));
        return new RunMessage(joined.TrimStart('\uFEFF'), [.. files.Except(texts)]);
    }

    private static async Task<string> StdinAsync(CancellationToken cancellationToken)
    {
        string text = "";
        if (Console.IsInputRedirected)
        {
            using var reader = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            text = await reader.ReadToEndAsync(cancellationToken);
        }

        return string.IsNullOrWhiteSpace(text) ? throw new CommandRefusal("Nothing is said: give a text with -t, or pipe one in.") : text;
    }
}
