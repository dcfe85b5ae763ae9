using System.CommandLine.Parsing;
using System.CommandLine;
using Tally.Ingest.Sources;
using Tally.Ingest;

namespace Tally.Local.Commands;

/// <summary>
/// The one text a command takes, wherever it stands. <c>--data</c> takes every argument behind it, so a question or a query that is
/// written last is found among its paths.
/// </summary>
internal sealed class TextArgument
{
    private readonly Argument<string?> _text;
    private readonly Option<string[]> _data;

    public TextArgument(string name, string description, Option<string[]> data)
    {
        _text = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        _data = data;
    }

    /// <summary>Gives the command the argument, and the sentence for when it is missing.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_text);
        command.Validators.Add(result =>
        {
            if (Place(result.GetValue(_text), result.GetValue(_data) ?? []) is null)
            {
                result.AddError($"write the {_text.Name} in quotes, before the options: tally {command.Name} \"{_text.Name}\" --data PATH");
            }
        });
    }

    /// <summary>The text, and the paths without it.</summary>
    public (string Text, IReadOnlyList<string> Data) Of(ParseResult parsed)
    {
        string[] data = parsed.GetValue(_data) ?? [];
        int place = Place(parsed.GetValue(_text), data) ?? -1;
        return place < 0 ? (parsed.GetValue(_text)!, data) : (data[place], [.. data[..place], .. data[(place + 1)..]]);
    }

    // Where among the paths the text stands; -1 when it stands by itself, null when there is none.
    private static int? Place(string? text, string[] data)
    {
        if (text is not null)
        {
            return -1;
        }

        int[] texts = [.. Enumerable.Range(0, data.Length).Where(i => IsText(data[i]))];
        return texts.Length == 1 && data.Length > 1 ? texts[0] : null;
    }

    private static bool IsText(string value) =>
        (value.AsSpan().Trim().ContainsAny(" \t\r\n") || value.EndsWith('?') || value.EndsWith('？')) && !LocalFolder.IsTable(value) && !File.Exists(value) && !Directory.Exists(value);
}
