using System.Globalization;

namespace Tally.ModelEmulator.Hosted;

/// <summary>A polynomial of at most the second degree in one unknown, read from a formula with + - * / ^ and parentheses.</summary>
internal sealed record Polynomial(decimal Constant, decimal Linear, decimal Square, char? Unknown)
{
    /// <summary>Null where the text is no such formula, or its numbers outgrow a decimal.</summary>
    public static Polynomial? Parse(string text)
    {
        try
        {
            return new Reader(text.Replace('×', '*').Replace('÷', '/').Replace('−', '-').Replace(" ", "", StringComparison.Ordinal)).Read();
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    public Polynomial Minus(Polynomial other) =>
        new(Constant - other.Constant, Linear - other.Linear, Square - other.Square, Unknown ?? other.Unknown);

    /// <summary>Where it is zero, smallest first; null where that is everywhere or nowhere by form.</summary>
    public IReadOnlyList<decimal>? Roots()
    {
        if (Square == 0) return Linear == 0 ? null : [-Constant / Linear];
        decimal discriminant = (Linear * Linear) - (4 * Square * Constant);
        if (discriminant < 0) return [];
        decimal root = (decimal)Math.Sqrt((double)discriminant);
        decimal[] roots = [(-Linear - root) / (2 * Square), (-Linear + root) / (2 * Square)];
        return [.. roots.Distinct().Order()];
    }

    private Polynomial Plus(Polynomial other) =>
        new(Constant + other.Constant, Linear + other.Linear, Square + other.Square, Same(other));

    private Polynomial Times(Polynomial other)
    {
        if ((Square != 0 && (other.Linear != 0 || other.Square != 0)) || (Linear != 0 && other.Square != 0)) throw new FormatException();
        return new Polynomial(
            Constant * other.Constant,
            (Constant * other.Linear) + (Linear * other.Constant),
            (Constant * other.Square) + (Linear * other.Linear) + (Square * other.Constant),
            Same(other));
    }

    private Polynomial Over(Polynomial other) => other is { Linear: 0, Square: 0 }
        ? new Polynomial(Constant / other.Constant, Linear / other.Constant, Square / other.Constant, Unknown)
        : throw new FormatException();

    private char? Same(Polynomial other) =>
        Unknown is { } mine && other.Unknown is { } its && mine != its ? throw new FormatException() : Unknown ?? other.Unknown;

    private sealed class Reader(string text)
    {
        private int _at;

        private char Next => _at < text.Length ? text[_at] : '\0';

        public Polynomial Read()
        {
            Polynomial value = Sum();
            return _at == text.Length && text.Length > 0 ? value : throw new FormatException();
        }

        private Polynomial Sum()
        {
            Polynomial value = Product();
            while (Next is '+' or '-')
            {
                bool minus = text[_at++] == '-';
                Polynomial term = Product();
                value = minus ? value.Plus(term.Times(Number(-1))) : value.Plus(term);
            }

            return value;
        }

        private Polynomial Product()
        {
            Polynomial value = Power();
            while (true)
            {
                if (Next == '*')
                {
                    _at++;
                    value = value.Times(Power());
                }
                else if (Next == '/')
                {
                    _at++;
                    value = value.Over(Power());
                }
                else if (Next == '(' || char.IsAsciiLetterLower(Next))
                {
                    value = value.Times(Power());
                }
                else
                {
                    return value;
                }
            }
        }

        private Polynomial Power()
        {
            Polynomial value = Atom();
            if (Next != '^') return value;
            _at++;
            if (Atom() is not { Unknown: null } exponent || exponent.Constant is < 0 or > 64 || exponent.Constant % 1 != 0) throw new FormatException();
            Polynomial power = Number(1);
            for (int index = 0; index < exponent.Constant; index++) power = power.Times(value);
            return power;
        }

        private Polynomial Atom()
        {
            char letter = Next;
            if (letter == '-')
            {
                _at++;
                return Power().Times(Number(-1));
            }

            if (letter == '(')
            {
                _at++;
                Polynomial inner = Sum();
                return text.ElementAtOrDefault(_at++) == ')' ? inner : throw new FormatException();
            }

            if (char.IsAsciiLetterLower(letter))
            {
                _at++;
                return new Polynomial(0, 1, 0, letter);
            }

            int start = _at;
            while (char.IsAsciiDigit(Next) || Next == '.') _at++;
            return Number(decimal.Parse(text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        }

        private static Polynomial Number(decimal value) => new(value, 0, 0, null);
    }
}
