using System.Globalization;

namespace Tally.Shared.Tests.Ledger.Claims;

/// <summary>A stretch of an answer: words, the year of a place, or the figure of a claim.</summary>
internal abstract record Part
{
    private Part()
    {
    }

    public sealed record Words(string Text) : Part;

    public sealed record Year(int Place) : Part;

    /// <param name="Reference">How the draft cites it.</param>
    public sealed record Value(Claim Claim, string Reference) : Part;
}

/// <summary>An answer made of parts, so that its text can be read back without looking at the words.</summary>
internal sealed record ClaimedAnswer
{
    public required string Language { get; init; }

    public required RawTable Table { get; init; }

    public required string Question { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>The statements and calculations it rests on, in order: R1, R2, …</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    public string Draft => string.Concat(Parts.Select(part => part switch
    {
        Part.Words words => words.Text,
        Part.Year year => Text(Years[year.Place]),
        Part.Value value => value.Reference,
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    /// <summary>What each part is in a text as long as this answer's: the words must be where they were.</summary>
    public IReadOnlyList<(Part Part, int Start, int End)>? Read(string text)
    {
        var read = new List<(Part, int, int)>();
        int at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            int end = Parts[i] is Part.Words words ? at + words.Text.Length
                : i + 1 < Parts.Count ? text.IndexOf(((Part.Words)Parts[i + 1]).Text, at, StringComparison.Ordinal) : text.Length;
            if (end < at || end > text.Length)
                return null;
            read.Add((Parts[i], at, end));
            at = end;
        }

        return at == text.Length ? read : null;
    }

    /// <summary>Whether every figure of a text is what the raw lines give for the years that the text names.</summary>
    public bool IsTrue(string text)
    {
        if (Read(text) is not { } parts)
            return false;
        int[] years = [.. Years];
        foreach (var (part, start, end) in parts)
        {
            if (part is Part.Year year)
                years[year.Place] = int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture);
        }

        return parts.All(read => read.Part is not Part.Value value || (value.Claim.Truth(Table, years) is { } truth && truth == Number(text[read.Start..read.End])));
    }

    /// <summary>The number a figure shows: what separates groups is dropped, the language's decimal mark kept.</summary>
    private decimal Number(string shown)
    {
        char mark = Language is "en" or "de-CH" ? '.' : ',';
        string digits = string.Concat(shown.Where(letter => char.IsAsciiDigit(letter) || letter == mark)).Replace(mark, '.');
        return decimal.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
