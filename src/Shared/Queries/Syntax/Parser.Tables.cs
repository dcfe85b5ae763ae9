namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
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
        if (Current.IsWord("SELECT") || Current.IsWord("WITH") || Current.IsSymbol("("))
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
