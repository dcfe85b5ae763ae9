using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>
/// A bound expression: names are slots of the frame it is evaluated over, types are known. Immutable, and evaluated by many
/// threads at once, each with its own <see cref="Evaluation"/>.
/// </summary>
internal abstract class Expression(int position, SqlType type)
{
    private string? _signature;

    /// <summary>1-based character of the SQL it was written at.</summary>
    public int Position => position;

    public SqlType Type => type;

    public virtual IReadOnlyList<Expression> Children => [];

    /// <summary>Two expressions with one signature have one value in every row.</summary>
    public string Signature => _signature ??= $"{Head}({string.Join(',', Children.Select(child => child.Signature))})";

    /// <summary>What distinguishes the node besides its children.</summary>
    protected abstract string Head { get; }

    /// <summary>The same node over other children, in the order of <see cref="Children"/>.</summary>
    public virtual Expression With(IReadOnlyList<Expression> children) => this;

    public abstract CellValue Evaluate(Evaluation evaluation);

    /// <summary>The value as a condition.</summary>
    public virtual Truth Test(Evaluation evaluation)
    {
        var value = Evaluate(evaluation);
        return value.IsNull ? Truth.Unknown : value.AsBoolean() ? Truth.True : Truth.False;
    }

    /// <summary>Replaces nodes from the top: where <paramref name="replace"/> gives an expression, it stands instead.</summary>
    public Expression Rewrite(Func<Expression, Expression?> replace)
    {
        if (replace(this) is { } replacement)
            return replacement;

        if (Children.Count == 0)
            return this;

        var children = Children.Select(child => child.Rewrite(replace)).ToList();
        return children.Zip(Children).All(pair => ReferenceEquals(pair.First, pair.Second)) ? this : With(children);
    }

    /// <summary>The node and everything below it.</summary>
    public IEnumerable<Expression> All() => Children.SelectMany(child => child.All()).Prepend(this);

    public bool Any(Func<Expression, bool> matches) => matches(this) || Children.Any(child => child.Any(matches));
}

/// <summary>Three-valued logic.</summary>
internal enum Truth : sbyte
{
    Unknown = -1,
    False = 0,
    True = 1,
}

internal static class Truths
{
    public static CellValue ToCell(this Truth truth) => truth == Truth.Unknown ? CellValue.Null : CellValue.Of(truth == Truth.True);

    public static Truth Not(this Truth truth) => truth switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Unknown };

    public static Truth Of(bool truth) => truth ? Truth.True : Truth.False;
}
