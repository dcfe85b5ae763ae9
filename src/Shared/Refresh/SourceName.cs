namespace Tally.Refresh;

/// <summary>What a source can be called: safe in an address, in a file name and on a command line.</summary>
public static class SourceName
{
    public const string Rule = "A source's name is 1 to 64 lower-case letters, digits, \"-\" or \"_\", beginning with a letter or digit.";

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= 64 }
        && name[0] is not ('-' or '_')
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');
}
