using System.Collections.Concurrent;
using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Planning;

namespace Tally.Queries.Expressions;

internal enum SubqueryKind
{
    Scalar,
    Exists,
    In,
}

/// <summary>
/// A query inside an expression. It is run once for each distinct set of values that it takes from the row around it: once
/// in all when it takes none.
/// </summary>
internal sealed class SubqueryExpression(
    int position, SqlType type, SubqueryKind kind, Plan plan, Expression? value, IReadOnlyList<Expression> parameters, bool negated)
    : Expression(position, type)
{
    private readonly ConcurrentDictionary<ParameterSet, Lazy<Answer>> _answers = new();

    public SubqueryKind Kind => kind;

    public Plan Plan => plan;

    public bool Negated => negated;

    public bool IsCorrelated => parameters.Count > 0;

    public override IReadOnlyList<Expression> Children { get; } = value is null ? parameters : [.. parameters, value];

    protected override string Head { get; } = $"query{position}{kind}{negated}";

    public override Expression With(IReadOnlyList<Expression> children) => new SubqueryExpression(
        Position, Type, kind, plan, value is null ? null : children[^1], [.. children.Take(parameters.Count)], negated);

    public override CellValue Evaluate(Evaluation evaluation) => kind switch
    {
        SubqueryKind.Scalar => FrameFor(evaluation) is { Count: > 0 } frame ? frame.Columns[0][0] : CellValue.Null,
        _ => Test(evaluation).ToCell(),
    };

    public override Truth Test(Evaluation evaluation) => kind switch
    {
        SubqueryKind.Exists => Truths.Of(FrameFor(evaluation).Count > 0),
        SubqueryKind.In => Find(evaluation),
        _ => base.Test(evaluation),
    };

    /// <summary>What the query made for this row.</summary>
    public Frame FrameFor(Evaluation evaluation) => AnswerFor(evaluation).Frame;

    private Answer AnswerFor(Evaluation evaluation)
    {
        var values = parameters.Count == 0 ? [] : new CellValue[parameters.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = parameters[i].Evaluate(evaluation);

        return _answers.GetOrAdd(new ParameterSet(values), key => new Lazy<Answer>(() => Run(evaluation.Run, key.Values))).Value;
    }

    private Answer Run(QueryRun run, CellValue[] values)
    {
        run.Check();
        var frame = new PlanRunner(run, values).Execute(plan);
        if (kind == SubqueryKind.Scalar && frame.Count > 1)
        {
            throw Refusals.Evaluation(
                "several-rows", "A query used as a value gave more than one row: aggregate it, or add LIMIT 1 with an ORDER BY.", Position);
        }

        if (kind != SubqueryKind.In)
            return new Answer(frame, [], HasNull: false);

        var items = new HashSet<CellValue>();
        bool hasNull = false;
        for (int row = 0; row < frame.Count; row++)
        {
            if (row % 4096 == 0)
            {
                run.Check();
                run.Charge(4096 * 48);
            }

            var cell = frame.Columns[0][row];
            hasNull |= cell.IsNull;
            items.Add(cell);
        }

        return new Answer(frame, items, hasNull);
    }

    private Truth Find(Evaluation evaluation)
    {
        var answer = AnswerFor(evaluation);
        var cell = value!.Evaluate(evaluation);
        var found = answer.Frame.Count == 0 ? Truth.False
            : cell.IsNull ? Truth.Unknown
            : answer.Items.Contains(cell) ? Truth.True
            : answer.HasNull ? Truth.Unknown : Truth.False;
        return negated ? found.Not() : found;
    }

    private sealed record Answer(Frame Frame, HashSet<CellValue> Items, bool HasNull);
}

/// <summary>Values equal one by one.</summary>
internal readonly struct ParameterSet(CellValue[] values) : IEquatable<ParameterSet>
{
    public CellValue[] Values => values;

    public bool Equals(ParameterSet other) => values.AsSpan().SequenceEqual(other.Values);

    public override bool Equals(object? obj) => obj is ParameterSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in values)
            hash.Add(value);

        return hash.ToHashCode();
    }
}
