using System.Text.RegularExpressions;
using Tally.Queries;
using Tally.Queries.Functions;
using Tally.Queries.Syntax;

namespace Tally.Shared.Tests.Queries;

/// <summary>Holds docs/sql.md to the parser, both ways: what the parser knows stands there, and what the grammar there makes is parsed.</summary>
public sealed class SqlDocumentTests
{
    [Fact]
    public void Every_keyword_and_function_of_the_parser_is_documented()
    {
        var words = Words(Document());
        var missing = Keywords.Reserved.Concat(Keywords.Contextual).Concat(FunctionNames.All).Where(name => !words.Contains(name));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_function_has_a_case()
    {
        var words = Words(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "queries.txt")).ToUpperInvariant());

        var missing = FunctionNames.All.Except(words, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_statement_that_the_grammar_makes_is_parsed()
    {
        var grammar = new SqlGrammar(Grammar());
        var refused = Refused(grammar, 4000).Take(5).ToList();

        Assert.True(refused.Count == 0, string.Join('\n', refused));
        var (taken, all) = grammar.Coverage;
        Assert.True(taken == all, $"Of {all} alternatives only {taken} were taken.");
        Assert.True(grammar.Rules.Count > 15);
    }

    [Fact]
    public void Every_keyword_stands_in_the_grammar()
    {
        var words = Words(Grammar());

        var missing = Keywords.Reserved.Except(["NATURAL"]).Except(words);

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("predicate | NOT not", "predicate | NOT MAYBE not")]
    [InlineData("HAVING expr", "HAVING expr [ PREFERRING expr ]")]
    [InlineData("( \"+\" | \"-\" | \"||\" )", "( \"+\" | \"-\" | \"^\" )")]
    [InlineData("LIMIT ( expr", "LIMIT ( FIVE expr")]
    public void A_grammar_that_promises_more_than_the_parser_knows_is_found_out(string written, string promised)
    {
        string grammar = Grammar();
        string changed = grammar.Replace(written, promised, StringComparison.Ordinal);
        Assert.NotEqual(grammar, changed);

        Assert.NotEmpty(Refused(new SqlGrammar(changed), 4000).Take(1));
    }

    private static IEnumerable<string> Refused(SqlGrammar grammar, int statements)
    {
        var random = new Random(20261120);
        var limits = QueryLimits.Default with { MaxDepth = 10_000, MaxSubqueryDepth = 10_000 };
        for (int i = 0; i < statements; i++)
        {
            string sql = grammar.Statement(random);
            if (Refusal(sql, limits) is { } refusal)
                yield return $"{refusal}\n    {sql}";
        }
    }

    private static string? Refusal(string sql, QueryLimits limits)
    {
        try
        {
            Parser.Parse(sql, limits);
            return null;
        }
        catch (QueryRefusedException refused) when (refused.Error.Code != "sql-length-limit")
        {
            return $"{refused.Error.Position}: {refused.Error.Message}";
        }
        catch (QueryRefusedException)
        {
            return null;
        }
    }

    private static HashSet<string> Words(string text) =>
        Regex.Matches(text, "[A-Z][A-Z0-9_]+").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private static string Grammar()
    {
        string document = Document();
        int start = document.IndexOf("```\n", document.IndexOf("## Grammar", StringComparison.Ordinal), StringComparison.Ordinal) + 4;
        return document[start..document.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "sql.md")))
            folder = folder.Parent;

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "sql.md")).ReplaceLineEndings("\n");
    }
}
