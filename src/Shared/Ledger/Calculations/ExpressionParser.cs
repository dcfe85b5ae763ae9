using System.Globalization;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Ledger.Calculations;

/// <summary>
/// Recursive descent over + - * / ( ) , the functions and references. A reference without a row inside a function is the
/// whole column.
/// </summary>
internal sealed class ExpressionParser(string text, ReferenceResolver resolver)
{
    private const int MaxDepth = 64;
    private static readonly string[] Functions = ["abs", "round", "min", "max", "sum", "avg"];
    private int _at;
    private int _depth;

    public static Expression Parse(string text, ReferenceResolver resolver)
    {
        var parser = new ExpressionParser(text, resolver);
        var expression = parser.Sum();
        parser.Space();
        return parser._at == text.Length
            ? expression
            : throw new CalculationException("syntax", $"Character {parser._at + 1} of the expression, '{text[parser._at]}', is not expected there. {Grammar}");
    }

    private const string Grammar = "An expression is made of references, + - * / ( ) and abs, round, min, max, sum, avg.";

    private Expression Sum()
    {
        var left = Product();
        while (Take('+', '-') is { } sign)
            left = new Expression.Binary(sign, left, Product());
        return left;
    }

    private Expression Product()
    {
        var left = Factor();
        while (Take('*', '/', '×', '÷') is { } sign)
            left = new Expression.Binary(sign switch { '×' => '*', '÷' => '/', _ => sign }, left, Factor());
        return left;
    }

    private Expression Factor()
    {
        if (++_depth > MaxDepth)
            throw new CalculationException("syntax", "The expression is nested too deeply.");
        Space();
        var factor = Peek switch
        {
            '-' or '−' => Negated(),
            '(' => Group(),
            '{' => Single(Cells(wholeColumns: false)),
            >= '0' and <= '9' or '.' => Number(),
            _ => Call(),
        };
        _depth--;
        return factor;
    }

    private Expression.Negate Negated()
    {
        _at++;
        return new Expression.Negate(Factor());
    }

    private Expression Group()
    {
        _at++;
        var inner = Sum();
        Expect(')');
        return inner;
    }

    private Expression.Constant Number()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
            _at++;
        return decimal.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? new Expression.Constant(value)
            : throw new CalculationException("syntax", $"'{text[start.._at]}' is not a number; write decimals with a point and no separators.");
    }

    private Expression.Call Call()
    {
        int start = _at;
        while (_at < text.Length && char.IsAsciiLetter(text[_at]))
            _at++;
        string name = text[start.._at].ToLowerInvariant();
        if (!Functions.Contains(name))
            throw new CalculationException("syntax", name.Length == 0 ? $"A value is missing at character {start + 1}. {Grammar}" : $"There is no function '{name}'. {Grammar}");
        Expect('(');
        var arguments = new List<Expression>();
        do
        {
            Space();
            if (Peek == '{' && name is "sum" or "avg" or "min" or "max")
                arguments.AddRange(ColumnOrSum());
            else
                arguments.Add(Sum());
        }
        while (Take(',', ';') is not null);
        Expect(')');
        bool fits = name switch { "abs" => arguments.Count == 1, "round" => arguments.Count is 1 or 2 && (arguments.Count == 1 || arguments[1] is Expression.Constant), _ => true };
        return fits ? new Expression.Call(name, arguments) : throw new CalculationException("syntax", $"{name} does not take these arguments.");
    }

    /// <summary>A lone reference stands for its column; one that is part of a sum is read as a sum.</summary>
    private IEnumerable<Expression> ColumnOrSum()
    {
        int start = _at;
        var cells = Cells(wholeColumns: true);
        Space();
        if (Peek is ',' or ';' or ')')
            return cells;
        _at = start;
        return [Sum()];
    }

    private IReadOnlyList<Expression> Cells(bool wholeColumns)
    {
        int close = text.IndexOf("}}", _at, StringComparison.Ordinal);
        if (close < 0 || !text.AsSpan(_at).StartsWith("{{"))
            throw new CalculationException("syntax", "A reference is written {{R1[0].column}}.");
        string raw = text[_at..(close + 2)];
        _at = close + 2;
        if (!ReferenceParser.TryParse(raw[2..^2], out var reference, out string error))
            throw new CalculationException("wrong-reference", error);
        if (reference!.Formats.Count > 0)
            throw new CalculationException("syntax", $"{raw}: formats belong in the answer, not in a calculation.");
        return resolver.Resolve(reference, wholeColumns) switch
        {
            Resolution.Cell cell => [Operand(cell.Value, raw)],
            Resolution.WholeColumn column when column.Cells.Count > 0 => [.. column.Cells.Where(cell => !cell.Value.IsNull).Select(cell => Operand(cell, cell.ToString()))],
            Resolution.Wrong wrong => throw new CalculationException("wrong-reference", wrong.Message),
            _ => throw new CalculationException("wrong-reference", $"{raw} holds no value."),
        };
    }

    private static Expression.Operand Operand(LedgerCell cell, string raw) =>
        FigurePrinter.Exact(cell.Value) is { } value
            ? new Expression.Operand(cell, value, cell.ToString())
            : throw new CalculationException("not-a-number", $"{raw} is {(cell.Value.IsNull ? "empty" : "not a number")}.");

    private static Expression Single(IReadOnlyList<Expression> cells) => cells[0];

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private char? Take(params ReadOnlySpan<char> signs)
    {
        Space();
        return signs.Contains(Peek) && Peek != '\0' ? text[_at++] : null;
    }

    private void Expect(char sign)
    {
        if (Take(sign) is null)
            throw new CalculationException("syntax", $"'{sign}' is missing at character {_at + 1} of the expression.");
    }
}

/// <summary>Carries a refusal out of the recursion; never leaves <see cref="Calculation"/>.</summary>
internal sealed class CalculationException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
