using Tally.Columns;
using Tally.Datasets;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Queries;

/// <summary>The tables of the query tests, and one line to run a query over them.</summary>
internal static class QueryTesting
{
    private static readonly OpenedDataset[] Faculties =
    [
        Faculty("FBM", "2018; 2107; 1374; 3481\n2019; 2300; 1380; 3680\n2020; 2480; 1411; 3891"),
        Faculty("FTSR", "2018; 60; 50; 110\n2019; 55; 48; 103\n2020; 52; 46; 98"),
        Faculty("HEC", "2018; 1077; 2010; 3087\n2019; 1082; 2022; 3104\n2020; 1201; 2105; 3306"),
        Faculty("TOTAL", "2018; 3244; 3434; 6678\n2019; 3437; 3450; 6887\n2020; 3733; 3562; 7295", isTotal: true),
    ];

    public static InMemoryLibrary Unil { get; } = new InMemoryLibrary().Add("unil", "faculte", Faculties);

    /// <summary>Tables of the case file: small, with nulls, decimals, dates and text in several scripts.</summary>
    public static InMemoryLibrary Cases { get; } = new InMemoryLibrary()
        .Add("unil", "faculte", Faculties)
        .Add("shop", "file", InlineTable.Parse("shop/sales", "day; city; product; quantity; price; paid\n2024-01-05; Zürich; apple; 10; 1.50; true\n2024-01-06; Genève; pear; 5; 2.25; false\n2024-02-01; Zürich; pear; 7; 2.25; true\n2024-02-03; ; apple; ; 1.40; \n2024-03-31; Lausanne; Plum & co; 3; 0.10; false\n2023-12-31; Genève; apple; 8; 1.60; true"))
        .Add("geo", "file", InlineTable.Parse("geo/cities", "name; canton; inhabitants\nZürich; ZH; 421878\nGenève; GE; 203856\nLausanne; VD; 140202\nBern; BE; 134794"));

    public static async Task<QueryOutcome> TryAsync(string sql, InMemoryLibrary? library = null, QueryLimits? limits = null)
    {
        library ??= Unil;
        return await new QueryEngine(library, TimeProvider.System).RunAsync(sql, library.Scope, limits ?? QueryLimits.Default, TestContext.Current.CancellationToken);
    }

    public static async Task<QueryResult> RunAsync(string sql, InMemoryLibrary? library = null, QueryLimits? limits = null)
    {
        var outcome = await TryAsync(sql, library, limits);
        if (outcome is QueryOutcome.Refused { Error: var error })
            Assert.Fail($"{error.Code} at {error.Position}: {error.Message}\n{sql}");

        return ((QueryOutcome.Succeeded)outcome).Result;
    }

    public static async Task<QueryError> RefuseAsync(string sql, InMemoryLibrary? library = null, QueryLimits? limits = null) =>
        Assert.IsType<QueryOutcome.Refused>(await TryAsync(sql, library, limits)).Error;

    /// <summary>Rows parted by " / ", cells by ", ", null as "null": easy to write and to compare.</summary>
    public static string Print(QueryResult result) =>
        string.Join(" / ", result.Rows.Select(row => string.Join(", ", row.Select(Print))));

    public static string Print(CellValue cell) => cell.IsNull ? "null" : cell.ToString();

    private static OpenedDataset Faculty(string name, string rows, bool isTotal = false) => InlineTable.Parse(
        $"unil/{name}", "annee; femmes; hommes; total\n" + rows, label: new FileLabel("faculte", name, []), isTotal: isTotal);
}
