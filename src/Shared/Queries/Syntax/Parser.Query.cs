namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
    private SqlQuery ParseQuery()
    {
        if (++_queryDepth > _limits.MaxSubqueryDepth)
            throw Refusals.SubqueryDepth(Current.Position, _limits.MaxSubqueryDepth);

        int position = Current.Position;
        var with = Current.IsWord("WITH") ? ParseWith() : [];
        var query = new SqlQuery(position, ParseSetExpression()) { With = with };
        if (TakeWords("ORDER", "BY"))
            query = query with { OrderBy = ParseList(ParseOrderItem) };

        query = ParseLimit(query);
        _queryDepth--;
        return query;
    }

    private List<CommonTable> ParseWith()
    {
        ExpectWord("WITH");
        if (Current.IsWord("RECURSIVE") && (Ahead(1).Kind == TokenKind.QuotedName || Ahead(1).Kind == TokenKind.Word) && !Ahead(1).IsWord("AS"))
            throw Refusals.Syntax(Current.Position, "WITH RECURSIVE is not part of this SQL.");

        return ParseList(() =>
        {
            int position = Current.Position;
            var name = ExpectName("a name for the WITH query");
            var columns = ParseColumnNames();
            ExpectWord("AS");
            ExpectSymbol("(");
            var query = ParseQuery();
            ExpectSymbol(")");
            return new CommonTable(position, name, columns, query);
        });
    }

    private List<SqlName> ParseColumnNames()
    {
        if (!TakeSymbol("("))
            return [];

        var names = ParseList(() => ExpectName("a column name"));
        ExpectSymbol(")");
        return names;
    }

    private SqlQuery ParseLimit(SqlQuery query)
    {
        while (true)
        {
            if (query.Limit is null && TakeWord("LIMIT"))
                query = query with { Limit = TakeWord("ALL") ? null : ParseExpression() };
            else if (query.Offset is null && TakeWord("OFFSET"))
                query = query with { Offset = ParseOffset() };
            else if (query.Limit is null && TakeWord("FETCH"))
                query = query with { Limit = ParseFetch() };
            else
                return query;
        }
    }

    private SqlExpression ParseOffset()
    {
        var offset = ParseExpression();
        if (!TakeWord("ROWS"))
            TakeWord("ROW");

        return offset;
    }

    private SqlExpression ParseFetch()
    {
        if (!TakeWord("FIRST"))
            ExpectWord("NEXT");

        var count = ParseExpression();
        if (!TakeWord("ROWS"))
            ExpectWord("ROW");

        ExpectWord("ONLY");
        return count;
    }

    private OrderItem ParseOrderItem()
    {
        var expression = ParseExpression();
        bool descending = TakeWord("DESC");
        if (!descending)
            TakeWord("ASC");

        bool? nullsFirst = null;
        if (TakeWord("NULLS"))
        {
            nullsFirst = TakeWord("FIRST");
            if (nullsFirst == false)
                ExpectWord("LAST");
        }

        return new OrderItem(expression, descending, nullsFirst);
    }

    // INTERSECT binds tighter than UNION and EXCEPT, which read from left to right.
    private QueryBody ParseSetExpression()
    {
        var left = ParseIntersection();
        for (int chain = 0; Current.IsWord("UNION") || Current.IsWord("EXCEPT"); chain++)
        {
            if (chain >= _limits.MaxDepth)
                throw Refusals.Depth(Current.Position, _limits.MaxDepth);

            var token = Take();
            left = new QueryBody.Set(
                token.Position, token.IsWord("UNION") ? SetOperator.Union : SetOperator.Except, ParseAll(), left, ParseIntersection());
        }

        return left;
    }

    private QueryBody ParseIntersection()
    {
        var left = ParseQueryTerm();
        for (int chain = 0; Current.IsWord("INTERSECT"); chain++)
        {
            if (chain >= _limits.MaxDepth)
                throw Refusals.Depth(Current.Position, _limits.MaxDepth);

            int position = Take().Position;
            left = new QueryBody.Set(position, SetOperator.Intersect, ParseAll(), left, ParseQueryTerm());
        }

        return left;
    }

    private bool ParseAll()
    {
        if (TakeWord("ALL"))
            return true;

        TakeWord("DISTINCT");
        return false;
    }

    private QueryBody ParseQueryTerm()
    {
        if (!Current.IsSymbol("("))
            return ParseSelect();

        int position = Take().Position;
        var query = ParseQuery();
        ExpectSymbol(")");
        return new QueryBody.Nested(position, query);
    }

    private QueryBody.Select ParseSelect()
    {
        int position = Current.Position;
        if (!TakeWord("SELECT"))
            throw Unexpected("SELECT");

        bool distinct = TakeWord("DISTINCT");
        if (!distinct)
            TakeWord("ALL");

        if (distinct && Current.IsWord("ON"))
            throw Refusals.Syntax(Current.Position, "DISTINCT ON is not part of this SQL: use ROW_NUMBER() OVER (…) and keep row 1.");

        if (Current.IsWord("TOP") && Ahead(1).Kind == TokenKind.Number)
            throw Refusals.Syntax(Current.Position, "TOP is not part of this SQL: write LIMIT at the end.");

        var select = new QueryBody.Select(position, ParseList(ParseSelectItem)) { Distinct = distinct };
        if (TakeWord("FROM"))
            select = select with { From = ParseTables() };

        if (TakeWord("WHERE"))
            select = select with { Where = ParseExpression() };

        if (TakeWords("GROUP", "BY"))
        {
            select = TakeWord("ALL")
                ? select with { GroupByAll = true }
                : select with { GroupBy = ParseList(ParseExpression) };
        }

        if (TakeWord("HAVING"))
            select = select with { Having = ParseExpression() };

        return TakeWord("QUALIFY") ? select with { Qualify = ParseExpression() } : select;
    }

    private SelectItem ParseSelectItem()
    {
        int position = Current.Position;
        if (TakeSymbol("*"))
            return new SelectItem.Star(position, []);

        if (ParseQualifiedStar() is { } qualifier)
            return new SelectItem.Star(position, qualifier);

        var expression = ParseExpression();
        if (TakeWord("AS"))
            return new SelectItem.Value(position, expression, ExpectAlias());

        return new SelectItem.Value(position, expression, AtName ? ExpectName("a name") : null);
    }

    private SqlName ExpectAlias() =>
        Current.Kind == TokenKind.Text
            ? throw Refusals.Syntax(Current.Position, "A column's name is written in double quotes: AS \"total 2020\".")
            : ExpectName("a name after AS");

    private List<SqlName>? ParseQualifiedStar()
    {
        int ahead = 0;
        while (Ahead(ahead).Kind is TokenKind.Word or TokenKind.QuotedName && Ahead(ahead + 1).IsSymbol("."))
            ahead += 2;

        if (ahead == 0 || !Ahead(ahead).IsSymbol("*"))
            return null;

        var parts = new List<SqlName>();
        while (!TakeSymbol("*"))
        {
            parts.Add(ExpectName("a table's name"));
            ExpectSymbol(".");
        }

        return parts;
    }
}
