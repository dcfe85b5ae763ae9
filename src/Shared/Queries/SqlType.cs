using Tally.Columns;

namespace Tally.Queries;

/// <summary>The types of expressions, from the narrowest.</summary>
internal enum SqlType
{
    /// <summary>Only ever null.</summary>
    Null,
    Boolean,
    Integer,
    Decimal,
    Approximate,
    Date,
    DateTime,
    Text,
}

internal static class SqlTypes
{
    public static bool IsNumeric(this SqlType type) => type is SqlType.Integer or SqlType.Decimal or SqlType.Approximate;

    public static bool IsTemporal(this SqlType type) => type is SqlType.Date or SqlType.DateTime;

    public static SqlType ToSqlType(this ColumnType type) => type switch
    {
        ColumnType.Text => SqlType.Text,
        ColumnType.Integer => SqlType.Integer,
        ColumnType.Decimal => SqlType.Decimal,
        ColumnType.Date => SqlType.Date,
        ColumnType.DateTime => SqlType.DateTime,
        ColumnType.Boolean => SqlType.Boolean,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static ColumnType ToColumnType(this SqlType type) => type switch
    {
        SqlType.Integer => ColumnType.Integer,
        SqlType.Decimal or SqlType.Approximate => ColumnType.Decimal,
        SqlType.Date => ColumnType.Date,
        SqlType.DateTime => ColumnType.DateTime,
        SqlType.Boolean => ColumnType.Boolean,
        _ => ColumnType.Text,
    };

    /// <summary>The type that holds both without loss of meaning, or null when there is none.</summary>
    public static SqlType? Common(SqlType left, SqlType right)
    {
        if (left == right || right == SqlType.Null)
            return left;

        if (left == SqlType.Null)
            return right;

        if ((left.IsNumeric() && right.IsNumeric()) || (left.IsTemporal() && right.IsTemporal()))
            return (SqlType)Math.Max((int)left, (int)right);

        return null;
    }

    /// <summary>As errors name it.</summary>
    public static string Shown(this SqlType type) => type switch
    {
        SqlType.Null => "null",
        SqlType.Boolean => "a truth value",
        SqlType.Integer => "a whole number",
        SqlType.Decimal => "a number",
        SqlType.Approximate => "an approximate number",
        SqlType.Date => "a date",
        SqlType.DateTime => "a moment",
        SqlType.Text => "text",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static SqlType Of(CellValue value) => value.Kind switch
    {
        CellKind.Null => SqlType.Null,
        CellKind.Number => value.AsNumber().Scale == 0 ? SqlType.Integer : SqlType.Decimal,
        CellKind.Approximate => SqlType.Approximate,
        CellKind.Text => SqlType.Text,
        CellKind.Date => SqlType.Date,
        CellKind.DateTime => SqlType.DateTime,
        CellKind.Boolean => SqlType.Boolean,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
