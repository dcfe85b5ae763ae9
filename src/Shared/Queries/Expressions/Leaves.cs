using System.Globalization;
using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>A column of the frame.</summary>
internal sealed class ColumnExpression(int position, SqlType type, int slot, string name) : Expression(position, type)
{
    public int Slot => slot;

    public string Name => name;

    protected override string Head => string.Create(CultureInfo.InvariantCulture, $"#{slot}");

    public override CellValue Evaluate(Evaluation evaluation) => evaluation.Frame.Columns[slot][evaluation.Row];
}

/// <summary>A literal.</summary>
internal sealed class ConstantExpression(int position, SqlType type, CellValue value) : Expression(position, type)
{
    public CellValue Value => value;

    /// <summary>Written as text and free to become what stands beside it.</summary>
    public bool IsTextLiteral => value.Kind == CellKind.Text;

    protected override string Head => $"{value.Kind}:{value.ToString().Length}:{value}";

    public override CellValue Evaluate(Evaluation evaluation) => value;

    public static ConstantExpression Of(int position, CellValue value) => new(position, SqlTypes.Of(value), value);
}

/// <summary>A value of the row around a correlated query.</summary>
internal sealed class ParameterExpression(int position, SqlType type, int index) : Expression(position, type)
{
    public int Index => index;

    protected override string Head => string.Create(CultureInfo.InvariantCulture, $"?{index}");

    public override CellValue Evaluate(Evaluation evaluation) => evaluation.Parameters[index];
}
