using System.Globalization;
using Tally.Columns;

namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
    private SqlExpression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ParseNumber(Take());
            case TokenKind.Text:
                return new SqlExpression.Literal(Take().Position, CellValue.Of(token.Text));
            case TokenKind.Symbol when token.Text == "(":
                return ParseParenthesised();
            case TokenKind.QuotedName:
                return ParseNameOrCall();
            case TokenKind.Word:
                return ParseWordPrimary(token);
            default:
                throw Unexpected("a value, a column or a function");
        }
    }

    private static SqlExpression.Literal ParseNumber(Token token)
    {
        if (!decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || Digits(token.Text) > 28)
            throw Refusals.Syntax(token.Position, $"The number {token.Text[..Math.Min(token.Text.Length, 40)]} has more digits than the 28 that are kept exactly.");

        return new SqlExpression.Literal(token.Position, CellValue.Of(number));
    }

    private static int Digits(string text) => text.TrimStart('0', '.').Count(char.IsAsciiDigit);

    private SqlExpression ParseWordPrimary(Token token)
    {
        if (TakeWord("NULL"))
            return new SqlExpression.Literal(token.Position, CellValue.Null);

        if (Current.IsWord("TRUE") || Current.IsWord("FALSE"))
            return new SqlExpression.Literal(token.Position, CellValue.Of(Take().IsWord("TRUE")));

        if (TakeWord("CASE"))
            return ParseCase(token.Position);

        if (TakeWord("EXISTS"))
        {
            ExpectSymbol("(");
            var query = ParseQuery();
            ExpectSymbol(")");
            return new SqlExpression.Exists(token.Position, query);
        }

        bool call = Ahead(1).IsSymbol("(");
        if (call && (token.IsWord("CAST") || token.IsWord("TRY_CAST")))
            return ParseCast(Take());

        if (call && token.IsWord("EXTRACT"))
            return ParseExtract();

        if (Ahead(1).Kind == TokenKind.Text && (token.IsWord("DATE") || token.IsWord("TIMESTAMP")))
            return ParseTypedLiteral(Take());

        if (call && token.Text.ToUpperInvariant() is "LEFT" or "RIGHT" or "REPLACE")
            return ParseCall(Take());

        if (!AtName)
            throw Unexpected("a value, a column or a function");

        return ParseNameOrCall();
    }

    private SqlExpression ParseParenthesised()
    {
        int position = Take().Position;
        if (IsQuery(_at, _limits.MaxDepth))
        {
            var query = ParseQuery();
            ExpectSymbol(")");
            return new SqlExpression.Subquery(position, query);
        }

        var inner = ParseExpression();
        if (Current.IsSymbol(","))
            throw Refusals.Syntax(Current.Position, "Rows of several values in parentheses are not part of this SQL: compare the columns one by one.");

        ExpectSymbol(")");
        return inner;
    }

    private SqlExpression ParseNameOrCall()
    {
        int position = Current.Position;
        if (Ahead(1).IsSymbol("(") && Current.Kind == TokenKind.Word)
            return ParseCall(Take());

        var parts = new List<SqlName> { ExpectName("a column") };
        while (TakeSymbol("."))
            parts.Add(ExpectName("a column's name after the dot"));

        return new SqlExpression.Name(position, parts);
    }

    private SqlExpression.Case ParseCase(int position)
    {
        Enter();
        var subject = Current.IsWord("WHEN") ? null : ParseExpression();
        var arms = new List<(SqlExpression When, SqlExpression Then)>();
        while (TakeWord("WHEN"))
        {
            var when = ParseExpression();
            ExpectWord("THEN");
            arms.Add((when, ParseExpression()));
        }

        if (arms.Count == 0)
            throw Unexpected("WHEN");

        var otherwise = TakeWord("ELSE") ? ParseExpression() : null;
        ExpectWord("END");
        Leave();
        return Rise(
            new SqlExpression.Case(position, subject, arms, otherwise),
            [subject, otherwise, .. arms.Select(arm => arm.When), .. arms.Select(arm => arm.Then)]);
    }

    private SqlExpression.Cast ParseCast(Token keyword)
    {
        ExpectSymbol("(");
        var value = ParseExpression();
        ExpectWord("AS");
        var type = ParseTypeName();
        ExpectSymbol(")");
        return Rise(new SqlExpression.Cast(keyword.Position, value, type, keyword.IsWord("TRY_CAST")), value);
    }

    private SqlExpression.Call ParseExtract()
    {
        int position = Take().Position;
        ExpectSymbol("(");
        var part = Take();
        if (part.Text.ToUpperInvariant() is not ("YEAR" or "MONTH" or "DAY" or "QUARTER" or "WEEK" or "HOUR" or "MINUTE" or "SECOND"))
            throw Refusals.Syntax(part.Position, "EXTRACT takes YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE or SECOND.");

        ExpectWord("FROM");
        var value = ParseExpression();
        ExpectSymbol(")");
        return Rise(new SqlExpression.Call(position, part.Text.ToUpperInvariant(), [value]), value);
    }

    private SqlExpression.Cast ParseTypedLiteral(Token keyword)
    {
        var text = Take();
        var literal = new SqlExpression.Literal(text.Position, CellValue.Of(text.Text));
        var type = new SqlTypeName(keyword.IsWord("DATE") ? SqlType.Date : SqlType.DateTime, Scale: null);
        return Rise(new SqlExpression.Cast(keyword.Position, literal, type, OrNull: false), literal);
    }
}
