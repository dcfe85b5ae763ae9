using Tally.Ledger.Fit.Prose;

namespace Tally.Csv;

/// <summary>How a file separates and protects its cells.</summary>
public sealed record CsvDialect
{
    /// <summary>Between cells; null when the file has one column.</summary>
    public char? Delimiter { get; init; } = ',';

    /// <summary>Around cells that hold the delimiter; null when nothing does that job.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>A backslash protects the character after it, instead of a quote being doubled.</summary>
    public bool BackslashEscapes { get; init; }

    /// <summary>Spaces after a delimiter belong to neither cell.</summary>
    public bool SkipSpaces { get; init; }

    /// <summary>The delimiter is a space and any run of spaces is one delimiter.</summary>
    public bool RunsOfSpaces { get; init; }

    /// <summary>A first line such as <c>sep=;</c> told the delimiter and is no part of the table.</summary>
    public bool HasSeparatorLine { get; init; }

    /// <summary>How far this reading is ahead of the next best one, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The dialect in a few words, for people.</summary>
    public string Describe()
    {
        string delimiter = Delimiter switch
        {
            null => "one column",
            '\t' => "tabs",
            ' ' when RunsOfSpaces => "runs of spaces",
            ' ' => "spaces",
            { } other => $"'{other}'",
        };
        string quote = Quote is { } mark ? $"quote {mark}" : "no quotes";
        return $"{delimiter}, {quote}{(BackslashEscapes ? ", backslash escapes" : "")}";
    }
}
