using System.Globalization;
using Tally.Queries.Syntax;

namespace Tally.Queries;

/// <summary>Every sentence a query can be refused with that is not about names; see <see cref="NameRefusals"/> for those.</summary>
internal static class Refusals
{
    public static QueryRefusedException Syntax(int position, string message) => Make("syntax", message, position);

    public static QueryRefusedException Unexpected(Token found, string expected, (string Written, string Keyword)? misspelt = null) =>
        Syntax(found.Position, $"Expected {expected} but found {found.Shown}.{(misspelt is var (written, keyword) ? $" Is {written} meant to be {keyword}?" : "")}");

    public static QueryRefusedException NotSelect(Token found) =>
        Make("not-select", $"{found.Text.ToUpperInvariant()} is not run here: the data can only be read, with one SELECT.", found.Position);

    public static QueryRefusedException Type(int position, string message) => Make("type-mismatch", message, position);

    public static QueryRefusedException Invalid(int position, string message) => Make("invalid-expression", message, position);

    public static QueryRefusedException Evaluation(string code, string message, int position) => Make(code, message, position);

    public static QueryRefusedException Overflow(int position) =>
        Make("overflow", "A number grew beyond the 28 digits that are kept exactly.", position);

    public static QueryRefusedException SqlLength(int length, int limit) =>
        Make("sql-length-limit", $"The SQL is {Count(length)} characters long; the limit is {Count(limit)} (sql length).");

    public static QueryRefusedException Depth(int position, int limit) =>
        Make("depth-limit", $"The expression is nested deeper than {Count(limit)} levels (nesting depth limit).", position);

    public static QueryRefusedException SubqueryDepth(int position, int limit) =>
        Make("depth-limit", $"Queries are nested deeper than {Count(limit)} levels (subquery depth limit).", position);

    public static QueryRefusedException Rows(long rows, int limit) =>
        Make("row-limit", $"The result has {Count(rows)} rows; the limit is {Count(limit)} (row limit). Aggregate, filter, or add LIMIT.");

    public static QueryRefusedException IntermediateRows(int limit) =>
        Make("row-limit", $"A step of the query makes more than {Count(limit)} rows (intermediate row limit). Join on a column that tells rows apart.");

    public static QueryRefusedException Time(TimeSpan limit) =>
        Make("time-limit", $"The query took longer than {limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds (time limit).");

    public static QueryRefusedException Memory(long limit) =>
        Make("memory-limit", $"The query needs more than {Count(limit / (1024 * 1024))} MiB of working memory (memory limit). Filter or aggregate first.");

    public static QueryRefusedException TextLength(int limit, int position) =>
        Make("memory-limit", $"A text grew beyond {Count(limit)} characters (text length, a memory limit).", position);

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static QueryRefusedException Make(string code, string message, int? position = null) =>
        new(new QueryError { Code = code, Message = message, Position = position });
}
