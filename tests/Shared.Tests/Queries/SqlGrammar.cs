using System.Text.RegularExpressions;
using Tally.Ledger.Fit.Cells;

namespace Tally.Shared.Tests.Queries;

/// <summary>The grammar of docs/sql.md, read as it is written there, and random statements made by it.</summary>
internal sealed partial class SqlGrammar
{
    private const int LongStatement = 400;
    private readonly Dictionary<string, Node> _rules = new(StringComparer.Ordinal);

    public SqlGrammar(string grammar)
    {
        string plain = Remark().Replace(grammar, "");
        var starts = RuleStart().Matches(plain).ToList();
        for (int i = 0; i < starts.Count; i++)
        {
            int from = starts[i].Index + starts[i].Length;
            string body = plain[from..(i + 1 < starts.Count ? starts[i + 1].Index : plain.Length)];
            var tokens = new Queue<string>(Piece().Matches(body).Select(match => match.Value));
            _rules[starts[i].Groups[1].Value] = Alternatives(tokens);
            if (tokens.Count > 0)
                throw new InvalidDataException($"The rule {starts[i].Groups[1].Value} has a bracket too many at {tokens.Peek()}.");
        }
    }

    public IReadOnlyCollection<string> Rules => _rules.Keys;

    /// <summary>Which alternatives were taken in the statements made so far, and of how many.</summary>
    public (int Taken, int All) Coverage => (_rules.Values.Sum(rule => rule.Taken()), _rules.Values.Sum(rule => rule.All()));

    public string Statement(Random random)
    {
        var words = new List<string>();
        Write(_rules["statement"], random, words, random.Next(8, 24));
        return string.Join(' ', words);
    }

    private static Choice Alternatives(Queue<string> tokens)
    {
        var choices = new List<Sequence> { Parts(tokens) };
        while (tokens.TryPeek(out string? next) && next == "|")
        {
            tokens.Dequeue();
            choices.Add(Parts(tokens));
        }

        return new Choice(choices);
    }

    private static Sequence Parts(Queue<string> tokens)
    {
        var parts = new List<Node>();
        while (tokens.TryPeek(out string? next) && next is not ("|" or ")" or "]" or "}"))
        {
            tokens.Dequeue();
            parts.Add(next switch
            {
                "(" => Closed(tokens, ")", 1, 1),
                "[" => Closed(tokens, "]", 0, 1),
                "{" => Closed(tokens, "}", 0, 2),
                _ => new Leaf(next),
            });
        }

        return new Sequence(parts);
    }

    private static Repeated Closed(Queue<string> tokens, string end, int least, int most)
    {
        var inner = Alternatives(tokens);
        return tokens.Dequeue() == end ? new Repeated(inner, least, most) : throw new InvalidDataException($"{end} is missing.");
    }

    private void Write(Node node, Random random, List<string> words, int deepest)
    {
        switch (node)
        {
            case Choice choice:
                // Deep down, and once the statement is long, the first alternative is taken, the one that ends soonest.
                int taken = deepest <= 0 || words.Count > LongStatement ? 0 : random.Next(choice.Choices.Count);
                choice.Met.Add(taken);
                Write(choice.Choices[taken], random, words, deepest);
                break;
            case Sequence sequence:
                foreach (var part in sequence.Parts)
                    Write(part, random, words, deepest);

                break;
            case Repeated repeated:
                int most = deepest <= 0 || words.Count > LongStatement || random.Next(2) == 0 ? repeated.Least : repeated.Most;
                for (int count = random.Next(repeated.Least, most + 1); count > 0; count--)
                    Write(repeated.Inner, random, words, deepest);

                break;
            case Leaf { Text: var text } when _rules.TryGetValue(text, out var rule):
                Write(rule, random, words, deepest - 1);
                break;
            case Leaf { Text: var text }:
                words.Add(text switch
                {
                    _ when text[0] == '"' => text[1..^1],
                    "name" => new[] { "a", "total", "\"the city\"", "`b c`", "Année" }[random.Next(5)],
                    "number" => "5",
                    "text" => "'2024-01-31'",
                    "function" => new[] { "SUM", "COUNT", "lower", "Round" }[random.Next(4)],
                    "part" => "YEAR",
                    _ when !text.Any(char.IsLower) => random.Next(2) == 0 ? text : text.ToLowerInvariant(),
                    _ => throw new InvalidDataException($"No rule makes {text}."),
                });
                break;
        }
    }

    [GeneratedRegex(@"(?m)^([a-z]+)\s+= ")]
    private static partial Regex RuleStart();

    [GeneratedRegex("\"[^\" ]+\"|[A-Za-z_]+|[][(){}|]")]
    private static partial Regex Piece();

    [GeneratedRegex(@"(?m)\s--.*$")]
    private static partial Regex Remark();

    private abstract record Node
    {
        public virtual int Taken() => 0;

        public virtual int All() => 0;
    }

    private sealed record Leaf(string Text) : Node;

    private sealed record Sequence(IReadOnlyList<Node> Parts) : Node
    {
        public override int Taken() => Parts.Sum(part => part.Taken());

        public override int All() => Parts.Sum(part => part.All());
    }

    private sealed record Choice(IReadOnlyList<Sequence> Choices) : Node
    {
        public HashSet<int> Met { get; } = [];

        public override int Taken() => Met.Count + Choices.Sum(choice => choice.Taken());

        public override int All() => Choices.Count + Choices.Sum(choice => choice.All());
    }

    private sealed record Repeated(Choice Inner, int Least, int Most) : Node
    {
        public override int Taken() => Inner.Taken();

        public override int All() => Inner.All();
    }
}
