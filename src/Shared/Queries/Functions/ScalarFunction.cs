using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>What a function takes in one place; binding converts or refuses.</summary>
internal enum ParameterKind
{
    Any,
    Text,
    Number,

    /// <summary>An exact whole number.</summary>
    Whole,

    /// <summary>A date or a moment; a text literal becomes one.</summary>
    Temporal,
}

/// <summary>A function of the values of one row.</summary>
internal sealed record ScalarFunction
{
    public required string Name { get; init; }

    /// <summary>What it takes; the last repeats when <see cref="Repeats"/>.</summary>
    public required IReadOnlyList<ParameterKind> Parameters { get; init; }

    /// <summary>How many of the last parameters may be left out.</summary>
    public int Optional { get; init; }

    public bool Repeats { get; init; }

    /// <summary>True when a null argument does not make the result null.</summary>
    public bool TakesNull { get; init; }

    /// <summary>The result's type, from the arguments as bound.</summary>
    public required Func<IReadOnlyList<Expression>, SqlType> Result { get; init; }

    public required Func<CellValue[], FunctionCall, CellValue> Apply { get; init; }

    public int Least => Parameters.Count - Optional;

    public int Most => Repeats ? 1000 : Parameters.Count;
}

/// <summary>A call under way: where it stands, for what it may have to refuse.</summary>
internal readonly struct FunctionCall(CallExpression call, Evaluation evaluation)
{
    public SqlType Type => call.Type;

    public QueryRefusedException Refuse(string message) =>
        Refusals.Evaluation("invalid-argument", $"{call.Function.Name}: {message} ({evaluation.DescribeRow()})", call.Position);

    public QueryRefusedException DivisionByZero() => evaluation.DivisionByZero(call.Position);

    public CellValue Text(string text) => evaluation.Run.Text(text, call.Position);

    /// <summary>Refuses a text before it is made.</summary>
    public void ExpectLength(long length)
    {
        if (length > QueryRun.MostTextCharacters)
            throw Refusals.TextLength(QueryRun.MostTextCharacters, call.Position);
    }

    /// <summary>Stops here when the run must stop.</summary>
    public void Check() => evaluation.Run.Check();

    public CellValue Approximate(double number) =>
        double.IsFinite(number) ? CellValue.OfApproximate(number) : throw Refusals.Overflow(call.Position);
}
