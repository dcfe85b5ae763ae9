using System.Globalization;

namespace Tally.Queries.Syntax;

internal sealed partial class Parser
{
    private SqlExpression.Call ParseCall(Token name)
    {
        Enter();
        ExpectSymbol("(");
        var call = new SqlExpression.Call(name.Position, name.Text.ToUpperInvariant(), []);
        if (TakeSymbol("*"))
        {
            call = call with { Star = true };
        }
        else if (!Current.IsSymbol(")"))
        {
            bool distinct = TakeWord("DISTINCT");
            if (!distinct)
                TakeWord("ALL");

            call = call with { Distinct = distinct, Arguments = ParseList(ParseExpression) };
        }

        ExpectSymbol(")");
        call = ParseCallClauses(call);
        Leave();
        return Rise(call, [.. call.Arguments, call.Filter]);
    }

    private SqlExpression.Call ParseCallClauses(SqlExpression.Call call)
    {
        if (Current.IsWord("WITHIN") && Ahead(1).IsWord("GROUP"))
        {
            _at += 2;
            ExpectSymbol("(");
            ExpectWord("ORDER");
            ExpectWord("BY");
            call = call with { WithinGroup = ParseOrderItem() };
            ExpectSymbol(")");
        }

        if (Current.IsWord("FILTER") && Ahead(1).IsSymbol("("))
        {
            _at += 2;
            ExpectWord("WHERE");
            call = call with { Filter = ParseExpression() };
            ExpectSymbol(")");
        }

        if (!Current.IsWord("OVER"))
            return call;

        Take();
        if (!Current.IsSymbol("("))
            throw Refusals.Syntax(Current.Position, "Write the window in parentheses: OVER (PARTITION BY … ORDER BY …). Named windows are not part of this SQL.");

        return call with { Over = ParseWindow() };
    }

    private WindowClause ParseWindow()
    {
        ExpectSymbol("(");
        var partition = TakeWords("PARTITION", "BY") ? ParseList(ParseExpression) : [];
        var order = TakeWords("ORDER", "BY") ? ParseList(ParseOrderItem) : [];
        var frame = Current.IsWord("ROWS") || Current.IsWord("RANGE") ? ParseFrame() : null;
        ExpectSymbol(")");
        return new WindowClause(partition, order, frame);
    }

    private FrameClause ParseFrame()
    {
        var keyword = Take();
        bool rows = keyword.IsWord("ROWS");
        if (!TakeWord("BETWEEN"))
            return CheckFrame(new FrameClause(rows, ParseFrameBound(isStart: true), 0), keyword);

        int? start = ParseFrameBound(isStart: true);
        ExpectWord("AND");
        return CheckFrame(new FrameClause(rows, start, ParseFrameBound(isStart: false)), keyword);
    }

    private static FrameClause CheckFrame(FrameClause frame, Token keyword)
    {
        if (!frame.Rows && (frame.Start is not (null or 0) || frame.End is not (null or 0)))
            throw Refusals.Syntax(keyword.Position, "RANGE takes UNBOUNDED and CURRENT ROW only: count rows with ROWS BETWEEN n PRECEDING AND CURRENT ROW.");

        if (frame is { Start: { } start, End: { } end } && start > end)
            throw Refusals.Syntax(keyword.Position, "The window's frame ends before it begins.");

        return frame;
    }

    private int? ParseFrameBound(bool isStart)
    {
        if (TakeWord("UNBOUNDED"))
        {
            ExpectWord(isStart ? "PRECEDING" : "FOLLOWING");
            return null;
        }

        if (TakeWord("CURRENT"))
        {
            ExpectWord("ROW");
            return 0;
        }

        if (Current.Kind != TokenKind.Number || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int offset))
            throw Unexpected("UNBOUNDED, CURRENT ROW or a whole number");

        Take();
        if (TakeWord("PRECEDING"))
            return -offset;

        ExpectWord("FOLLOWING");
        return offset;
    }

    private SqlTypeName ParseTypeName()
    {
        var token = Current;
        string name = token.Kind == TokenKind.Word ? Take().Text.ToUpperInvariant() : throw Unexpected("a type");
        SqlType type = name switch
        {
            "INTEGER" or "INT" or "BIGINT" or "SMALLINT" or "TINYINT" or "HUGEINT" => SqlType.Integer,
            "DECIMAL" or "NUMERIC" or "NUMBER" => SqlType.Decimal,
            "DOUBLE" or "FLOAT" or "REAL" => SqlType.Approximate,
            "TEXT" or "VARCHAR" or "CHAR" or "STRING" => SqlType.Text,
            "DATE" => SqlType.Date,
            "TIMESTAMP" or "DATETIME" => SqlType.DateTime,
            "BOOLEAN" or "BOOL" => SqlType.Boolean,
            _ => throw Refusals.Syntax(token.Position, $"{token.Shown} is not a type: INTEGER, DECIMAL, DOUBLE, TEXT, DATE, TIMESTAMP or BOOLEAN."),
        };
        if (name == "DOUBLE")
            TakeWord("PRECISION");

        return new SqlTypeName(type, ParseTypeArguments());
    }

    private int? ParseTypeArguments()
    {
        if (!TakeSymbol("("))
            return null;

        // The precision is read and not kept: every number holds 28 digits.
        ParseSmallNumber();
        int scale = TakeSymbol(",") ? ParseSmallNumber() : 0;
        ExpectSymbol(")");
        return scale;
    }

    private int ParseSmallNumber()
    {
        if (Current.Kind != TokenKind.Number || !int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 28)
            throw Unexpected("a whole number up to 28");

        Take();
        return number;
    }
}
