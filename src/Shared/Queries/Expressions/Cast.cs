using System.Globalization;
using Tally.Columns;

namespace Tally.Queries.Expressions;

/// <summary>CAST and TRY_CAST, and the widenings that binding inserts.</summary>
internal sealed class CastExpression(int position, Expression operand, SqlType type, int? scale, bool orNull) : Expression(position, type)
{
    public Expression Operand => operand;

    public override IReadOnlyList<Expression> Children { get; } = [operand];

    protected override string Head => $"cast{Type}{scale}{orNull}";

    public override Expression With(IReadOnlyList<Expression> children) => new CastExpression(Position, children[0], Type, scale, orNull);

    public override CellValue Evaluate(Evaluation evaluation)
    {
        var value = operand.Evaluate(evaluation);
        if (value.IsNull)
            return value;

        if (TryConvert(value, Type, scale) is { } converted)
            return converted;

        return orNull
            ? CellValue.Null
            : throw Refusals.Evaluation(
                "cast-failed",
                operand is ConstantExpression
                    ? $"'{value}' is not {Type.Shown()}."
                    : $"A value of {evaluation.DescribeRow()} is not {Type.Shown()}: use TRY_CAST to get null instead.",
                Position);
    }

    /// <summary>The value as another type, or null when it cannot be.</summary>
    public static CellValue? TryConvert(CellValue value, SqlType type, int? scale = null) => type switch
    {
        SqlType.Text => CellValue.Of(value.ToString()),
        SqlType.Boolean => ToBoolean(value),
        SqlType.Integer => ToNumber(value) is { } number ? CellValue.Of(Math.Round(number, 0, MidpointRounding.AwayFromZero)) : null,
        SqlType.Decimal => ToNumber(value) is { } number ? CellValue.Of(scale is { } places ? AtScale(number, places) : number) : null,
        SqlType.Approximate => ToDouble(value) is { } number ? CellValue.OfApproximate(number) : null,
        SqlType.Date => ToDate(value),
        SqlType.DateTime => ToDateTime(value),
        _ => value,
    };

    private static decimal AtScale(decimal number, int places) => Math.Round(number, places, MidpointRounding.AwayFromZero);

    private static CellValue? ToBoolean(CellValue value) => value.Kind switch
    {
        CellKind.Boolean => value,
        CellKind.Number => CellValue.Of(value.AsNumber() != 0),
        CellKind.Text => value.AsText().Trim().ToLowerInvariant() switch
        {
            "true" or "t" or "1" or "yes" => CellValue.Of(true),
            "false" or "f" or "0" or "no" => CellValue.Of(false),
            _ => null,
        },
        _ => null,
    };

    private static decimal? ToNumber(CellValue value)
    {
        switch (value.Kind)
        {
            case CellKind.Number:
                return value.AsNumber();
            case CellKind.Boolean:
                return value.AsBoolean() ? 1 : 0;
            case CellKind.Text:
                return decimal.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
            case CellKind.Approximate:
                double approximate = value.AsApproximate();
                return Math.Abs(approximate) < 7.9e28 ? (decimal)approximate : null;
            default:
                return null;
        }
    }

    private static double? ToDouble(CellValue value) => value.Kind switch
    {
        CellKind.Number => (double)value.AsNumber(),
        CellKind.Approximate => value.AsApproximate(),
        CellKind.Boolean => value.AsBoolean() ? 1 : 0,
        CellKind.Text when double.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static CellValue? ToDate(CellValue value) => value.Kind switch
    {
        CellKind.Date => value,
        CellKind.DateTime => CellValue.Of(DateOnly.FromDateTime(value.AsDateTime())),
        CellKind.Text when DateOnly.TryParseExact(value.AsText().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => CellValue.Of(date),
        CellKind.Text when ToDateTime(value) is { } moment => CellValue.Of(DateOnly.FromDateTime(moment.AsDateTime())),
        _ => null,
    };

    private static readonly string[] MomentFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    private static CellValue? ToDateTime(CellValue value) => value.Kind switch
    {
        CellKind.DateTime => value,
        CellKind.Date => CellValue.Of(value.AsDate().ToDateTime(TimeOnly.MinValue)),
        CellKind.Text when DateTime.TryParseExact(
            value.AsText().Trim(), MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) => CellValue.Of(moment),
        _ => null,
    };
}
