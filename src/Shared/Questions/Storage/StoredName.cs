namespace Tally.Questions;

/// <summary>Ids come from outside too; only these are ever made into a file's name.</summary>
public static class StoredName
{
    public static bool IsSafe(string? id) =>
        id is { Length: > 0 and <= 80 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
