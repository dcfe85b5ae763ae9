using System.Text;
using Tally.Files;

namespace Tally.Local.Hosting;

/// <summary>What is said to an assistant, and the files that come with it.</summary>
/// <param name="Text">From <c>-t</c>, else from stdin, else from the text files themselves: an editor is given a text to edit.</param>
internal sealed record RunMessage(string Text, IReadOnlyList<Attachment> Attachments)
{
    public static async Task<RunMessage> ReadAsync(string? text, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = await AssistantFiles.ReadAsync(paths, cancellationToken);
        if (text is { Length: > 0 })
        {
            return new RunMessage(text, files);
        }

        if (await StdinAsync(files.Count == 0, cancellationToken) is { } said)
        {
            return new RunMessage(said, files);
        }

        var texts = files.Where(file => FileKind.IsText(file.Path)).ToList();
        if (texts.Count == 0)
        {
            throw new CommandRefusal("Nothing is said: give a text with -t, or pipe one in.");
        }

        string joined = texts.Count == 1
            ? texts[0].Content.ToString()
            : string.Join("\n\n", texts.Select(file => $"{file.Path}:\n\n{file.Content}"));
        return new RunMessage(joined.TrimStart('\uFEFF'), [.. files.Except(texts)]);
    }

    /// <summary>Null where nothing is piped in and files stand for the message.</summary>
    private static async Task<string?> StdinAsync(bool isNeeded, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
        {
            return isNeeded ? throw new CommandRefusal("Nothing is said: give a text with -t, or pipe one in.") : null;
        }

        using var reader = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        string text = await reader.ReadToEndAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        return isNeeded ? throw new CommandRefusal("Nothing is said: give a text with -t, or pipe one in.") : null;
    }
}
