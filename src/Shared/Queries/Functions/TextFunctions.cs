using System.Globalization;
using Tally.Columns;
using static Tally.Queries.Functions.ParameterKind;

namespace Tally.Queries.Functions;

/// <summary>Functions of text. Positions and lengths count characters of UTF-16, from 1.</summary>
internal static class TextFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Make("LOWER", [Text], (a, call) => CellValue.Of(a[0].AsText().ToLowerInvariant())),
        Make("UPPER", [Text], (a, call) => CellValue.Of(a[0].AsText().ToUpperInvariant())),
        Make("TRIM", [Text, Text], (a, call) => CellValue.Of(a[0].AsText().Trim(Characters(a))), optional: 1),
        Make("LTRIM", [Text, Text], (a, call) => CellValue.Of(a[0].AsText().TrimStart(Characters(a))), optional: 1),
        Make("RTRIM", [Text, Text], (a, call) => CellValue.Of(a[0].AsText().TrimEnd(Characters(a))), optional: 1),
        Make("UNACCENT", [Text], (a, call) => CellValue.Of(Folding.Unaccent(a[0].AsText()))),
        Make("FOLD", [Text], (a, call) => CellValue.Of(Folding.Fold(a[0].AsText()))),
        Make("REVERSE", [Text], (a, call) => CellValue.Of(Reverse(a[0].AsText()))),
        Make("SUBSTR", [Text, Whole, Whole], Substring, optional: 1),
        Make("SUBSTRING", [Text, Whole, Whole], Substring, optional: 1),
        Make("LEFT", [Text, Whole], (a, call) => CellValue.Of(Left(a[0].AsText(), a[1].AsNumber()))),
        Make("RIGHT", [Text, Whole], (a, call) => CellValue.Of(Right(a[0].AsText(), a[1].AsNumber()))),
        Make("REPLACE", [Text, Text, Text], Replace),
        Make("LPAD", [Text, Whole, Text], (a, call) => Pad(a, call, left: true), optional: 1),
        Make("RPAD", [Text, Whole, Text], (a, call) => Pad(a, call, left: false), optional: 1),
        Make("SPLIT_PART", [Text, Text, Whole], SplitPart),
        Make("CONCAT", [Any], Concat) with { Repeats = true, TakesNull = true },
        Make("CONCAT_WS", [Text, Any], ConcatWithSeparator) with { Repeats = true, TakesNull = true },
        Make("LENGTH", [Text], (a, call) => CellValue.Of((decimal)a[0].AsText().Length), SqlType.Integer),
        Make("CHAR_LENGTH", [Text], (a, call) => CellValue.Of((decimal)a[0].AsText().Length), SqlType.Integer),
        Make("INSTR", [Text, Text], (a, call) => CellValue.Of((decimal)(Position(a, call) + 1)), SqlType.Integer),
        Make("STRPOS", [Text, Text], (a, call) => CellValue.Of((decimal)(Position(a, call) + 1)), SqlType.Integer),
        Make("STARTS_WITH", [Text, Text], (a, call) => CellValue.Of(a[0].AsText().StartsWith(a[1].AsText(), StringComparison.Ordinal)), SqlType.Boolean),
        Make("ENDS_WITH", [Text, Text], (a, call) => CellValue.Of(a[0].AsText().EndsWith(a[1].AsText(), StringComparison.Ordinal)), SqlType.Boolean),
        Make("CONTAINS", [Text, Text], (a, call) => CellValue.Of(Position(a, call) >= 0), SqlType.Boolean),
    ];

    private static ScalarFunction Make(
        string name, IReadOnlyList<ParameterKind> parameters, Func<CellValue[], FunctionCall, CellValue> apply, SqlType type = SqlType.Text, int optional = 0) =>
        new() { Name = name, Parameters = parameters, Optional = optional, Result = arguments => type, Apply = apply };

    private static char[] Characters(CellValue[] arguments) => arguments.Length > 1 ? arguments[1].AsText().ToCharArray() : [' '];

    private static string Reverse(string text)
    {
        var elements = new List<string>();
        var reader = StringInfo.GetTextElementEnumerator(text);
        while (reader.MoveNext())
            elements.Add(reader.GetTextElement());

        elements.Reverse();
        return string.Concat(elements);
    }

    private static CellValue Substring(CellValue[] arguments, FunctionCall call)
    {
        string text = arguments[0].AsText();
        decimal start = arguments[1].AsNumber();
        decimal length = arguments.Length > 2 ? arguments[2].AsNumber() : int.MaxValue;
        if (length < 0)
            throw call.Refuse("a length cannot be negative.");

        // As the standard has it: what lies before the first character counts towards the length.
        decimal from = start > 0 ? start - 1 : start < 0 && start >= -text.Length ? text.Length + start : start < 0 ? start + text.Length : -1;
        int first = (int)Math.Clamp(from, 0, text.Length);
        int end = (int)Math.Clamp(from + length, first, text.Length);
        return CellValue.Of(text[first..end]);
    }

    private static string Left(string text, decimal count) =>
        text[..(int)Math.Clamp(count < 0 ? text.Length + count : count, 0, text.Length)];

    private static string Right(string text, decimal count) =>
        text[(text.Length - (int)Math.Clamp(count < 0 ? text.Length + count : count, 0, text.Length))..];

    private static CellValue Replace(CellValue[] arguments, FunctionCall call)
    {
        string what = arguments[1].AsText();
        if (what.Length == 0)
            return arguments[0];

        string text = arguments[0].AsText();
        long more = arguments[2].AsText().Length - what.Length;
        if (text.Length + (text.Length / what.Length * more) > MostCharacters)
            call.ExpectLength(text.Length + (TextSearch.Count(text, what, call.Check) * more));

        return call.Text(TextSearch.Replace(text, what, arguments[2].AsText(), call.Check));
    }

    private const int MostCharacters = 1_000_000;

    private static CellValue Pad(CellValue[] arguments, FunctionCall call, bool left)
    {
        string text = arguments[0].AsText();
        if (arguments[1].AsNumber() is < 0 or > MostCharacters)
            throw call.Refuse("the length must be between 0 and 1000000.");

        int length = (int)arguments[1].AsNumber();
        string fill = arguments.Length > 2 ? arguments[2].AsText() : " ";
        if (length <= text.Length || fill.Length == 0)
            return CellValue.Of(text[..Math.Min(length, text.Length)]);

        int missing = length - text.Length;
        string padding = string.Concat(Enumerable.Repeat(fill, (missing / fill.Length) + 1))[..missing];
        return call.Text(left ? padding + text : text + padding);
    }

    private static CellValue SplitPart(CellValue[] arguments, FunctionCall call)
    {
        string separator = arguments[1].AsText();
        string text = arguments[0].AsText();
        if ((long)text.Length * separator.Length > TextSearch.FewSteps)
            throw call.Refuse("the separator is too long for a text as long.");

        string[] parts = separator.Length == 0 ? [text] : text.Split(separator);
        decimal index = arguments[2].AsNumber();
        if (index == 0)
            throw call.Refuse("parts are counted from 1.");

        decimal at = index > 0 ? index - 1 : parts.Length + index;
        return CellValue.Of(at >= 0 && at < parts.Length ? parts[(int)at] : "");
    }

    private static CellValue Concat(CellValue[] arguments, FunctionCall call)
    {
        string[] parts = Array.ConvertAll(arguments, argument => argument.ToString());
        call.ExpectLength(parts.Sum(part => (long)part.Length));
        return call.Text(string.Concat(parts));
    }

    private static CellValue ConcatWithSeparator(CellValue[] arguments, FunctionCall call)
    {
        if (arguments[0].IsNull)
            return CellValue.Null;

        string separator = arguments[0].AsText();
        string[] parts = [.. arguments.Skip(1).Where(argument => !argument.IsNull).Select(argument => argument.ToString())];
        call.ExpectLength(parts.Sum(part => (long)part.Length + separator.Length));
        return call.Text(string.Join(separator, parts));
    }

    private static int Position(CellValue[] arguments, FunctionCall call) =>
        TextSearch.IndexOf(arguments[0].AsText(), arguments[1].AsText(), 0, call.Check);
}
