using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Hosted;

/// <summary>The sums a question holds, done, with the Python that would do them.</summary>
internal static partial class PythonTool
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-−*×/÷^");

    /// <summary>Null where the question holds no sum that can be done.</summary>
    public static Solved? Solve(string question)
    {
        foreach (Match match in Formula().Matches(question))
        {
            string formula = match.Value.Trim().TrimEnd('.', ',', '?', '!', ':').Trim();
            if ((formula.Contains('=', StringComparison.Ordinal) ? Equation(formula) : Sum(formula)) is { } solved) return solved;
        }

        return null;
    }

    private static Solved? Equation(string formula)
    {
        string[] sides = formula.Split('=');
        if (sides.Length != 2 || Polynomial.Parse(sides[0]) is not { } left || Polynomial.Parse(sides[1]) is not { } right) return null;
        if ((left.Unknown ?? right.Unknown) is not { } unknown || (left.Unknown ?? unknown) != (right.Unknown ?? unknown)) return null;
        Polynomial zero = left.Minus(right);
        if (zero.Roots() is not { } roots) return null;
        string list = string.Join(", ", roots.Select(Printed));
        string code = $"from sympy import symbols, solve\n{unknown} = symbols(\"{unknown}\")\nprint(solve({Python(sides[0])} - ({Python(sides[1])}), {unknown}))";
        string answer = roots.Count == 0 ? $"{formula} has no real solution." : $"{unknown} = {string.Join($" or {unknown} = ", roots.Select(Printed))}";
        return new Solved(code, $"[{list}]\n", answer);
    }

    private static Solved? Sum(string formula)
    {
        if (!formula.AsSpan().ContainsAny(Operators) || Period().IsMatch(formula) || Polynomial.Parse(formula) is not { Unknown: null } value) return null;
        return new Solved($"print({Python(formula)})", $"{Printed(value.Constant)}\n", $"{formula} = {Printed(value.Constant)}");
    }

    private static string Printed(decimal number) => (number / 1.0000000000000000000000000000m).ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Python(string formula) =>
        Implicit().Replace(formula.Trim(), "$1*$2").Replace("^", "**", StringComparison.Ordinal).Replace('×', '*').Replace('÷', '/').Replace('−', '-');

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[-(]*(?:\d|[a-z](?!\p{L}))(?:[\d\s.+\-−*×/÷^()=]|(?<!\p{L})[a-z](?!\p{L}))*")]
    private static partial Regex Formula();

    /// <summary>"2011-2021" is a span of years, not a difference.</summary>
    [GeneratedRegex(@"^\d{4}\s*[-/]\s*\d{4}$")]
    private static partial Regex Period();

    [GeneratedRegex(@"(\d|\))\s*([a-z(])")]
    private static partial Regex Implicit();
}

/// <summary>A sum that was done.</summary>
internal sealed record Solved(string Code, string Logs, string Answer);
