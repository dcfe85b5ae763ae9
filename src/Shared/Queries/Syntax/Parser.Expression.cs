namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
    private SqlExpression ParseExpression()
    {
        Enter();
        var expression = ParseLogical(isAnd: false);
        Leave();
        return expression;
    }

    private SqlExpression ParseLogical(bool isAnd)
    {
        var first = isAnd ? ParseNot() : ParseLogical(isAnd: true);
        string keyword = isAnd ? "AND" : "OR";
        if (!Current.IsWord(keyword))
            return first;

        var operands = new List<SqlExpression> { first };
        while (TakeWord(keyword))
            operands.Add(isAnd ? ParseNot() : ParseLogical(isAnd: true));

        return Rise(new SqlExpression.Logical(first.Position, isAnd, operands), [.. operands]);
    }

    private SqlExpression ParseNot()
    {
        int position = Current.Position;
        if (!TakeWord("NOT"))
            return ParsePredicate();

        Enter();
        var operand = ParseNot();
        Leave();
        return Rise(new SqlExpression.Not(position, operand), operand);
    }

    private SqlExpression ParsePredicate()
    {
        var left = ParseSum();
        while (true)
        {
            int position = Current.Position;
            if (Current.Kind == TokenKind.Symbol && Current.Text is "=" or "<>" or "<" or "<=" or ">" or ">=")
            {
                string symbol = Take().Text;
                var right = ParseSum();
                left = Rise(new SqlExpression.Binary(position, symbol, left, right), left, right);
            }
            else if (TakeWord("IS"))
            {
                left = ParseIs(left, position);
            }
            else if (ParseNegatable(left, position) is { } predicate)
            {
                left = predicate;
            }
            else
            {
                return left;
            }
        }
    }

    private SqlExpression ParseIs(SqlExpression value, int position)
    {
        bool negated = TakeWord("NOT");
        if (TakeWord("NULL") || TakeWord("UNKNOWN"))
            return Rise(new SqlExpression.IsNull(position, value, negated), value);

        if (Current.IsWord("TRUE") || Current.IsWord("FALSE"))
            return Rise(new SqlExpression.IsTruth(position, value, Take().IsWord("TRUE"), negated), value);

        if (!TakeWords("DISTINCT", "FROM"))
            throw Unexpected("NULL, TRUE, FALSE or DISTINCT FROM after IS");

        var right = ParseSum();
        return Rise(new SqlExpression.IsDistinct(position, value, right, negated), value, right);
    }

    private SqlExpression? ParseNegatable(SqlExpression value, int position)
    {
        bool negated = Current.IsWord("NOT") && (Ahead(1).IsWord("IN") || Ahead(1).IsWord("BETWEEN") || Ahead(1).IsWord("LIKE") || Ahead(1).IsWord("ILIKE"));
        if (negated)
            Take();

        if (TakeWord("BETWEEN"))
            return ParseBetween(value, position, negated);

        if (TakeWord("IN"))
            return ParseIn(value, position, negated);

        if (Current.IsWord("LIKE") || Current.IsWord("ILIKE"))
            return ParseLike(value, position, negated);

        return null;
    }

    private SqlExpression.Between ParseBetween(SqlExpression value, int position, bool negated)
    {
        var low = ParseSum();
        ExpectWord("AND");
        var high = ParseSum();
        return Rise(new SqlExpression.Between(position, value, low, high, negated), value, low, high);
    }

    private SqlExpression ParseIn(SqlExpression value, int position, bool negated)
    {
        ExpectSymbol("(");
        if (IsQuery(_at, _limits.MaxDepth))
        {
            var query = ParseQuery();
            ExpectSymbol(")");
            return Rise(new SqlExpression.InQuery(position, value, query, negated), value);
        }

        var items = ParseList(ParseExpression);
        ExpectSymbol(")");
        return Rise(new SqlExpression.InList(position, value, items, negated), [value, .. items]);
    }

    private SqlExpression.Like ParseLike(SqlExpression value, int position, bool negated)
    {
        bool folded = Take().IsWord("ILIKE");
        var pattern = ParseSum();
        var escape = TakeWord("ESCAPE") ? ParseSum() : null;
        return Rise(new SqlExpression.Like(position, value, pattern, escape, negated, folded), value, pattern, escape);
    }

    private SqlExpression ParseSum()
    {
        var left = ParseProduct();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "+" or "-" or "||")
        {
            var token = Take();
            var right = ParseProduct();
            left = Rise(new SqlExpression.Binary(token.Position, token.Text, left, right), left, right);
        }

        return left;
    }

    private SqlExpression ParseProduct()
    {
        var left = ParseUnary();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "*" or "/" or "%" or "//")
        {
            var token = Take();
            var right = ParseUnary();
            left = Rise(new SqlExpression.Binary(token.Position, token.Text, left, right), left, right);
        }

        return left;
    }

    private SqlExpression ParseUnary()
    {
        int position = Current.Position;
        if (Current.IsSymbol("-") || Current.IsSymbol("+"))
        {
            bool minus = Take().IsSymbol("-");
            Enter();
            var operand = ParseUnary();
            Leave();
            return minus ? Rise(new SqlExpression.Negate(position, operand), operand) : operand;
        }

        var value = ParsePrimary();
        while (Current.IsSymbol("::"))
        {
            int at = Take().Position;
            value = Rise(new SqlExpression.Cast(at, value, ParseTypeName(), OrNull: false), value);
        }

        return value;
    }
}
