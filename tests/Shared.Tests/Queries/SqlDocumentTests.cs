using System.Text.RegularExpressions;
using Tally.Queries.Functions;
using Tally.Queries.Syntax;

namespace Tally.Shared.Tests.Queries;

public sealed class SqlDocumentTests
{
    [Fact]
    public void Every_keyword_and_function_of_the_parser_is_documented()
    {
        var words = Regex.Matches(File.ReadAllText(Document()), "[A-Z][A-Z0-9_]+").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var missing = Keywords.Reserved.Concat(Keywords.Contextual).Concat(FunctionNames.All).Where(name => !words.Contains(name));

        Assert.Empty(missing);
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "sql.md")))
            folder = folder.Parent;

        return Path.Combine(folder.FullName, "docs", "sql.md");
    }
}
