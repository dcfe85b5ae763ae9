using System.Text;

namespace Tally.Functions.Contract.Tests.Infra;

internal enum BicepKind
{
    Name,
    Number,
    Text,
    Mark,
    Line,
    End,
}

/// <summary>A token; a text has its literal and the sources of what is interpolated into it.</summary>
internal sealed record BicepToken(BicepKind Kind, string Value, int Line, IReadOnlyList<string> Parts)
{
    public bool Is(string mark) => Kind is BicepKind.Mark or BicepKind.Name && Value == mark;
}

/// <summary>Bicep's tokens: line ends count, comments do not.</summary>
internal sealed class BicepLexer(string source, int firstLine = 1)
{
    private static readonly string[] LongMarks = ["::", "??", "&&", "||", "==", "!=", "<=", ">=", ".?"];

    private int at;
    private int line = firstLine;

    public List<BicepToken> Tokens()
    {
        var tokens = new List<BicepToken>();
        while (Next() is { } token)
            tokens.Add(token);
        tokens.Add(new BicepToken(BicepKind.End, "", line, []));
        return tokens;
    }

    private BicepToken? Next()
    {
        while (at < source.Length)
        {
            char c = source[at];
            if (c == '\n')
            {
                at++;
                return new BicepToken(BicepKind.Line, "", line++, []);
            }

            if (char.IsWhiteSpace(c))
                at++;
            else if (Ahead("//"))
                at = End('\n');
            else if (c == '\'')
                return Text();
            else if (char.IsLetter(c) || c == '_')
                return Take(BicepKind.Name, i => char.IsLetterOrDigit(source[i]) || source[i] == '_');
            else if (char.IsDigit(c))
                return Take(BicepKind.Number, i => char.IsDigit(source[i]));
            else
                return Mark();
        }

        return null;
    }

    private BicepToken Mark()
    {
        string mark = LongMarks.FirstOrDefault(Ahead) ?? source[at].ToString();
        if (mark.Length == 1 && !"{}[]():,.=?!<>+-*/%@".Contains(mark[0], StringComparison.Ordinal))
            throw new FormatException($"line {line}: '{mark}' is not Bicep");
        at += mark.Length;
        return new BicepToken(BicepKind.Mark, mark, line, []);
    }

    private BicepToken Text()
    {
        var literal = new StringBuilder();
        var parts = new List<string>();
        for (at++; ; at++)
        {
            if (at >= source.Length || source[at] == '\n')
                throw new FormatException($"line {line}: a text has no end");
            if (source[at] == '\'')
                break;
            if (source[at] == '\\')
                literal.Append(source[++at]);
            else if (Ahead("${"))
                parts.Add(Interpolated());
            else
                literal.Append(source[at]);
        }

        at++;
        return new BicepToken(BicepKind.Text, literal.ToString(), line, parts);
    }

    private string Interpolated()
    {
        int start = at += 2;
        for (int depth = 1; ; at++)
        {
            depth += source[at] switch { '{' => 1, '}' => -1, '\n' => throw new FormatException($"line {line}: ${{ has no end"), _ => 0 };
            if (depth == 0)
                return source[start..at];
        }
    }

    private BicepToken Take(BicepKind kind, Func<int, bool> belongs)
    {
        int start = at;
        while (at < source.Length && belongs(at))
            at++;
        return new BicepToken(kind, source[start..at], line, []);
    }

    private int End(char mark) => source.IndexOf(mark, at) is var end and >= 0 ? end : source.Length;

    private bool Ahead(string mark) => string.CompareOrdinal(source, at, mark, 0, mark.Length) == 0;
}
