using System.Globalization;
using Tally.Queries;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>Each line of Cases/queries.txt, under the invariant culture and under fr-FR.</summary>
public sealed class QueryCases
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "queries.txt")))
            {
                if (!line.StartsWith('#') && line.Split('⇶') is [var sql, var expected])
                    lines.Add(sql.Trim(), expected.Trim());
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task The_query_gives_what_the_case_says(string sql, string expected) => Assert.Equal(expected, await AnswerAsync(sql));

    [Fact]
    public async Task Every_case_gives_the_same_under_a_French_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            foreach (var line in Lines)
                Assert.Equal(line.Data.Item2, await AnswerAsync(line.Data.Item1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static async Task<string> AnswerAsync(string sql) => await TryAsync(sql, Cases) switch
    {
        QueryOutcome.Succeeded succeeded => Print(succeeded.Result),
        QueryOutcome.Refused refused => "!" + refused.Error.Code,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
