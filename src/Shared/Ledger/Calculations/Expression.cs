using Tally.Ledger.References;

namespace Tally.Ledger.Calculations;

/// <summary>A parsed calculation.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    public sealed record Constant(decimal Value) : Expression;

    /// <summary>A cell; <paramref name="Text"/> is the reference as it was written.</summary>
    public sealed record Operand(LedgerCell Cell, decimal Value, string Text) : Expression;

    public sealed record Negate(Expression Inner) : Expression;

    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;

    public sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression;

    public IEnumerable<Operand> Operands => this switch
    {
        Constant => [],
        Operand operand => [operand],
        Negate negate => negate.Inner.Operands,
        Binary binary => binary.Left.Operands.Concat(binary.Right.Operands),
        Call call => call.Arguments.SelectMany(argument => argument.Operands),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public bool IsConstant => !Operands.Any();

    /// <summary>A pure number: a quotient of two quantities, and what is made of such.</summary>
    public bool IsRatio => this switch
    {
        Binary { Operator: '/', Right.IsConstant: false } => true,
        Binary { Operator: '*' or '/' } binary when binary.Right.IsConstant => binary.Left.IsRatio,
        Binary { Operator: '*' } binary when binary.Left.IsConstant => binary.Right.IsRatio,
        Binary { Operator: '+' or '-' } binary =>
            (binary.Left.IsRatio || binary.Left.IsConstant) && (binary.Right.IsRatio || binary.Right.IsConstant) && !IsConstant,
        Negate negate => negate.Inner.IsRatio,
        Call call => call.Arguments[0].IsRatio,
        _ => false,
    };

    /// <summary>A ratio multiplied by a hundred.</summary>
    public bool IsPercentage => this switch
    {
        Binary { Operator: '*', Right: Constant { Value: 100 } } binary => binary.Left.IsRatio && !binary.Left.IsPercentage,
        Binary { Operator: '*', Left: Constant { Value: 100 } } binary => binary.Right.IsRatio && !binary.Right.IsPercentage,
        Binary { Operator: '/', Left: Binary { Operator: '*' } times } binary when !binary.Right.IsConstant =>
            times.Left is Constant { Value: 100 } || times.Right is Constant { Value: 100 },
        Negate negate => negate.Inner.IsPercentage,
        Binary { Operator: '-' or '+' } binary => binary.Left.IsPercentage || binary.Right.IsPercentage,
        Call call => call.Arguments[0].IsPercentage,
        _ => false,
    };
}
