namespace Tally.Assistants;

/// <summary>What an assistant can be called: safe in an address, in a file name and on a command line.</summary>
public static class AssistantName
{
    public const string Rule = "A name is 1 to 64 letters, digits, \"-\" or \"_\", beginning with a letter or digit.";

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= 64 }
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
