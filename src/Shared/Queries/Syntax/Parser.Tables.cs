namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
    private static readonly string[] BehindQuery = ["UNION", "EXCEPT", "INTERSECT", "ORDER", "LIMIT", "OFFSET", "FETCH"];
    private int[]? _closings;

    private TableSource ParseTables()
    {
        var left = ParseJoins();
        for (int chain = 0; Current.IsSymbol(","); chain++)
        {
            if (chain >= _limits.MaxDepth)
                throw Refusals.Depth(Current.Position, _limits.MaxDepth);

            int position = Take().Position;
            left = new TableSource.Join(position, JoinKind.Cross, left, ParseJoins());
        }

        return left;
    }

    private TableSource ParseJoins()
    {
        var left = ParseTable();
        for (int chain = 0; ParseJoinKind() is { } kind; chain++)
        {
            if (chain >= _limits.MaxDepth)
                throw Refusals.Depth(Current.Position, _limits.MaxDepth);

            int position = Current.Position;
            var join = new TableSource.Join(position, kind, left, ParseTable());
            left = kind == JoinKind.Cross ? join : ParseJoinCondition(join);
        }

        return left;
    }

    private TableSource.Join ParseJoinCondition(TableSource.Join join)
    {
        if (TakeWord("ON"))
            return join with { On = ParseExpression() };

        if (!TakeWord("USING"))
            throw Unexpected("ON or USING after the joined table");

        var columns = ParseColumnNames();
        return columns.Count == 0 ? throw Unexpected("the columns of USING in parentheses") : join with { Using = columns };
    }

    private JoinKind? ParseJoinKind()
    {
        if (Current.IsWord("NATURAL"))
            throw Refusals.Syntax(Current.Position, "NATURAL JOIN is not part of this SQL: name the columns with USING (…).");

        JoinKind? kind = Current switch
        {
            var token when token.IsWord("JOIN") => JoinKind.Inner,
            var token when token.IsWord("INNER") => JoinKind.Inner,
            var token when token.IsWord("LEFT") => JoinKind.Left,
            var token when token.IsWord("RIGHT") => JoinKind.Right,
            var token when token.IsWord("FULL") => JoinKind.Full,
            var token when token.IsWord("CROSS") => JoinKind.Cross,
            _ => null,
        };
        if (kind is null)
            return null;

        if (!TakeWord("JOIN"))
        {
            Take();
            TakeWord("OUTER");
            ExpectWord("JOIN");
        }

        return kind;
    }

    private TableSource ParseTable()
    {
        int position = Current.Position;
        if (Current.Kind == TokenKind.Text)
        {
            throw Refusals.Syntax(
                position, $"A table's name is written in double quotes: \"{Current.Text}\". Files are not read from SQL: only the datasets in scope are tables.");
        }

        if (!TakeSymbol("("))
            return ParseNamedTable(position);

        Enter();
        TableSource table;
        if (IsQuery(_at, _limits.MaxDepth))
        {
            var query = ParseQuery();
            ExpectSymbol(")");
            var alias = ParseTableAlias();
            table = new TableSource.Derived(position, query, alias, alias is null ? [] : ParseColumnNames());
        }
        else
        {
            table = ParseTables();
            ExpectSymbol(")");
        }

        Leave();
        return table;
    }

    // A bracket in a bracket begins a query of several (… UNION …) or tables that are joined; what stands behind it tells.
    private bool IsQuery(int at, int depth)
    {
        if (_tokens[at].IsWord("SELECT") || _tokens[at].IsWord("WITH"))
            return true;

        if (depth == 0 || !_tokens[at].IsSymbol("(") || !IsQuery(at + 1, depth - 1))
            return false;

        var behind = _tokens[Math.Min(ClosingOf(at) + 1, _tokens.Count - 1)];
        return behind.Kind == TokenKind.End || behind.IsSymbol(")") || BehindQuery.Any(behind.IsWord);
    }

    /// <summary>Where the bracket that opens at a token is closed; the end where it is not.</summary>
    private int ClosingOf(int opening)
    {
        if (_closings is null)
        {
            _closings = new int[_tokens.Count];
            _closings.AsSpan().Fill(_tokens.Count - 1);
            var open = new Stack<int>();
            for (int at = 0; at < _tokens.Count; at++)
            {
                if (_tokens[at].IsSymbol("("))
                    open.Push(at);
                else if (_tokens[at].IsSymbol(")") && open.TryPop(out int opened))
                    _closings[opened] = at;
            }
        }

        return _closings[opening];
    }

    private TableSource.Named ParseNamedTable(int position)
    {
        var parts = new List<SqlName> { ExpectName("a table") };
        while (TakeSymbol(".") || TakeSymbol("/"))
            parts.Add(ExpectName("the rest of the table's name"));

        if (Current.IsSymbol("("))
            throw Refusals.Syntax(position, $"\"{parts[^1].Text}\" is not a table: functions that read files or make rows are not part of this SQL.");

        var table = new TableSource.Named(position, parts, ParseTableAlias());
        _tables.Add(table);
        return table;
    }

    private SqlName? ParseTableAlias()
    {
        if (TakeWord("AS"))
            return ExpectName("a name after AS");

        return AtName ? ExpectName("a name") : null;
    }
}
