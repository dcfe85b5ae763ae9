using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Lineage;

namespace Tally.Queries.Expressions;

/// <summary>Where an expression is evaluated: a row of a frame, with the values a correlated query was given. One a thread.</summary>
internal sealed class Evaluation(QueryRun run, Frame frame, CellValue[] parameters)
{
    public QueryRun Run => run;

    public Frame Frame => frame;

    public CellValue[] Parameters => parameters;

    public int Row { get; set; }

    /// <summary>Where the row comes from, in words.</summary>
    public string DescribeRow() => RowWords.Describe(frame, Row);

    public QueryRefusedException DivisionByZero(int position) => Refusals.Evaluation(
        "division-by-zero", $"Division by zero in {DescribeRow()}: write x / NULLIF(y, 0) to get null there.", position);
}
