namespace Tally.Queries.Syntax;

internal enum TokenKind
{
    Word,
    QuotedName,
    Number,
    Text,
    Symbol,
    End,
}

/// <summary>A piece of the SQL; <paramref name="Position"/> is the 1-based character it begins at.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>As a person would recognise it in an error.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"'{Clip(Text)}'",
        _ => $"\"{Clip(Text)}\"",
    };

    private static string Clip(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
