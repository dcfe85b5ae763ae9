namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>A word, a number, a date or a quoted text of a question, with where it stood.</summary>
internal sealed record Token
{
    public required int Index { get; init; }

    public required TokenKind Kind { get; init; }

    /// <summary>As typed.</summary>
    public required string Text { get; init; }

    public required string Fold { get; init; }

    public required string Stem { get; init; }

    public decimal Number { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>A percent sign followed the number.</summary>
    public bool IsPercent { get; init; }

    /// <summary>What stood between it and the token before.</summary>
    public string Gap { get; init; } = "";

    /// <summary>Punctuation that ends a clause stands before it.</summary>
    public bool AfterBreak { get; init; }

    public bool IsCapitalised => Kind == TokenKind.Word && char.IsUpper(Text[0]);

    /// <summary>A whole number written with four digits and nothing else, in the range people use for years.</summary>
    public bool IsYear => Kind == TokenKind.Number && !IsPercent && Text.Length == 4 && Text.All(char.IsAsciiDigit) && Number is >= 1200 and <= 2999;
}

internal enum TokenKind
{
    Word,
    Number,
    Date,
    Quoted,
}
