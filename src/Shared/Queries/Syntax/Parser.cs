namespace Tally.Queries.Syntax;

/// <summary>Recursive descent from tokens to a <see cref="SqlQuery"/>; docs/sql.md holds the grammar.</summary>
internal sealed partial class Parser
{
    private readonly List<Token> _tokens;
    private readonly QueryLimits _limits;
    private int _at;
    private int _depth;
    private int _queryDepth;

    private Parser(List<Token> tokens, QueryLimits limits) => (_tokens, _limits) = (tokens, limits);

    /// <summary>Every table named anywhere in the statement, names of WITH queries included.</summary>
    private readonly List<TableSource.Named> _tables = [];

    /// <summary>Reads one SELECT statement and nothing after it but a semicolon.</summary>
    public static (SqlQuery Query, IReadOnlyList<TableSource.Named> Tables) Parse(string sql, QueryLimits limits)
    {
        if (sql.Length > limits.MaxSqlLength)
            throw Refusals.SqlLength(sql.Length, limits.MaxSqlLength);

        var parser = new Parser(Lexer.Read(sql), limits);
        parser.ExpectSelectStatement();
        var query = parser.ParseQuery();
        while (parser.TakeSymbol(";"))
        {
        }

        if (parser.Current.Kind != TokenKind.End)
            throw parser.Unexpected("the end of the statement");

        return (query, parser._tables);
    }

    private Token Current => _tokens[_at];

    private Token Ahead(int count) => _tokens[Math.Min(_at + count, _tokens.Count - 1)];

    private void ExpectSelectStatement()
    {
        var first = Current;
        if (first.Kind == TokenKind.End)
            throw Refusals.Syntax(first.Position, "The query is empty: write a SELECT.");

        if (first.Kind == TokenKind.Word && Keywords.OtherStatements.Contains(first.Text))
            throw Refusals.NotSelect(first);
    }

    private Token Take() => _tokens[_at].Kind == TokenKind.End ? _tokens[_at] : _tokens[_at++];

    private bool TakeSymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;

        _at++;
        return true;
    }

    private bool TakeWord(string keyword)
    {
        if (!Current.IsWord(keyword))
            return false;

        _at++;
        return true;
    }

    private bool TakeWords(string first, string second)
    {
        if (!Current.IsWord(first) || !Ahead(1).IsWord(second))
            return false;

        _at += 2;
        return true;
    }

    private void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw Unexpected($"\"{symbol}\"");
    }

    private void ExpectWord(string keyword)
    {
        if (!TakeWord(keyword))
            throw Unexpected(keyword);
    }

    private bool AtName => Current.Kind == TokenKind.QuotedName || (Current.Kind == TokenKind.Word && !Keywords.Reserved.Contains(Current.Text));

    private SqlName ExpectName(string what)
    {
        if (!AtName)
            throw Unexpected(what);

        var token = Take();
        if (token.Text.Length == 0)
            throw Refusals.Syntax(token.Position, "A name cannot be empty.");

        return new SqlName(token.Text, token.Kind == TokenKind.QuotedName);
    }

    private QueryRefusedException Unexpected(string expected) => Refusals.Unexpected(Current, expected, Misspelt());

    // A keyword that is spelt wrong is taken for a name, and only what follows it is out of place.
    private (string Written, string Keyword)? Misspelt()
    {
        if (_at == 0 || _tokens[_at - 1] is not { Kind: TokenKind.Word, Text: var written } || Keywords.Reserved.Contains(written))
            return null;

        return Nearest.To(written, Keywords.Clauses) is [var keyword, ..] && Math.Abs(keyword.Length - written.Length) <= 1 ? (written, keyword) : null;
    }

    private void Enter()
    {
        if (++_depth > _limits.MaxDepth)
            throw Refusals.Depth(Current.Position, _limits.MaxDepth);
    }

    private void Leave() => _depth--;

    /// <summary>Sets a node's height from its children's and refuses what is too tall to walk.</summary>
    private T Rise<T>(T node, params ReadOnlySpan<SqlExpression?> children)
        where T : SqlExpression
    {
        foreach (var child in children)
            node.Height = Math.Max(node.Height, (child?.Height ?? 0) + 1);

        if (node.Height > _limits.MaxDepth)
            throw Refusals.Depth(node.Position, _limits.MaxDepth);

        return node;
    }

    private List<T> ParseList<T>(Func<T> parse)
    {
        var items = new List<T> { parse() };
        while (TakeSymbol(","))
            items.Add(parse());

        return items;
    }
}
