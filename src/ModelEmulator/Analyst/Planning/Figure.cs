using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>A figure as found, or why there is none.</summary>
internal sealed record Figure
{
    public required Side Side { get; init; }

    public required Answered Result { get; init; }

    public int Row { get; init; }

    /// <summary>The rows do not decide between several cells.</summary>
    public bool IsAmbiguous { get; init; }

    public bool IsMissing => !IsAmbiguous && (Result.IsError || Result.Rows.Count == 0 || Number is null);

    public decimal? Number => Result.Number(Row, Result.Columns.Count - 1);

    public string Cite(string format = "") => Result.Cite(Row, Result.Columns.Count - 1, format.Length > 0 ? format : Format);

    /// <summary>The bare reference, for calculations.</summary>
    public string Reference => Result.Cite(Row, Result.Columns.Count - 1);

    private string Format => Side.Quantity.Per is not null || Side.Quantity.Fold is Fold.Average or Fold.Deviation or Fold.Median ? "round:2" : "";

    /// <summary>Asks for a side's figure; null while the answer is awaited.</summary>
    public static Figure? Ask(Desk desk, Request request, Side side)
    {
        if (Source.Of(request, side.Quantity, side.Scope, [], alongTime: false) is not { } source)
        {
            return new Figure { Side = side, Result = new Answered { ErrorCode = "no-time" } };
        }

        if (MayBeConstant(request, side, source))
        {
            if (desk.Query($"SELECT DISTINCT {source.Quantity.Field!.Sql}{source.Clause} LIMIT 2", "one value or several") is not { } values)
            {
                return null;
            }

            if (values.Rows.Count == 1)
            {
                return new Figure { Side = side with { Scope = source.Scope }, Result = values };
            }
        }

        bool isBare = source.Quantity is { Fold: Fold.Natural, Field: not null };
        string sql = $"SELECT {Sql.As(source.Quantity)}{source.Clause}{(isBare && !source.IsUnique ? " LIMIT 2" : "")}";
        return desk.Query(sql, side.Label) is { } result
            ? new Figure
            {
                Side = side with { Quantity = source.Quantity, Scope = source.Scope },
                Result = result,
                IsAmbiguous = isBare && result.Rows.Count > 1,
            }
            : null;
    }

    /// <summary>The docks of a station, told anew each month, are no sum of the months: a measure with no more values than there are stations.</summary>
    private static bool MayBeConstant(Request request, Side side, Source source) =>
        side.Quantity is { Fold: Fold.Natural, Per: null, Field: { Distinct: > 0 } field } && source.Quantity is { Fold: Fold.Sum } && request.Axis.Exists && request.Table is { Pivot: null, MonthColumns: null }
        && request.Table.Fields.Any(key => key.IsText && side.Scope.Fixes(key) && field.Distinct <= key.Distinct && key.Distinct * 2 <= request.Table.Rows);
}
