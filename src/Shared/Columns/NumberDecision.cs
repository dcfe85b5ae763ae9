using Tally.Datasets;

namespace Tally.Columns;

/// <summary>The conventions one column's numbers are read with, and how sure that is.</summary>
internal sealed record NumberDecision
{
    public required NumberConvention Convention { get; init; }

    public required byte Unit { get; init; }

    /// <summary>How many cells are numbers under the convention and in the unit.</summary>
    public required int Fit { get; init; }

    public required bool HasDecimals { get; init; }

    /// <summary>Cells that would be another number under the other decimal sign, when nothing in the column decides.</summary>
    public int Undecided { get; init; }

    /// <summary>Cells that only the other decimal sign can read.</summary>
    public int Contradicting { get; init; }

    /// <summary>Cells that are read, but show that they were written with the other decimal sign in mind.</summary>
    public int Suspect { get; init; }

    /// <summary>Cells with decimals in this column's sign, when the other columns use the other sign.</summary>
    public int AgainstOthers { get; init; }

    public static IReadOnlyList<NumberDecision> DecideAll(IReadOnlyList<NumberEvidence> columns, PlanHints hints)
    {
        int comma = columns.Sum(column => OnlyOf(column).Comma);
        int point = columns.Sum(column => OnlyOf(column).Point);
        bool? file = hints.DecimalComma ?? SignOf(comma, point);
        var decisions = new NumberDecision[columns.Count];
        for (int i = 0; i < decisions.Length; i++)
        {
            var decided = Decide(columns[i], file, hints);
            var (ownComma, ownPoint) = OnlyOf(columns[i]);
            bool isComma = ConventionSet.IsDecimalComma(decided.Convention);
            bool against = hints.DecimalComma is null && SignOf(comma - ownComma, point - ownPoint) is { } others && others != isComma;
            decisions[i] = against ? decided with { AgainstOthers = isComma ? ownComma : ownPoint } : decided;
        }

        return decisions;
    }

    private static bool? SignOf(int comma, int point) => comma > point * 4 ? true : point > comma * 4 ? false : null;

    private static (int Comma, int Point) OnlyOf(NumberEvidence column) =>
        (column.Only(ConventionSet.DecimalComma, ConventionSet.DecimalPoint), column.Only(ConventionSet.DecimalPoint, ConventionSet.DecimalComma));

    public void Report(string name, ColumnEvidence evidence, ICollection<Problem> problems)
    {
        if (Undecided > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.AmbiguousNumber,
                Message = $"Column '{name}' can be read with a comma or with a point as decimal sign; "
                    + $"a {(ConventionSet.IsDecimalComma(Convention) ? "comma" : "point")} was taken. Say which in the sidecar (culture).",
                Column = name,
                Count = Undecided,
            });
        }

        if (Contradicting > 0 && Suspect > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedNumberFormats,
                Message = $"Column '{name}' mixes comma and point as decimal sign: {Contradicting} cells contradict the reading of the others.",
                Column = name,
                Count = Contradicting,
            });
        }
        else if (AgainstOthers > 0)
        {
            string sign = ConventionSet.IsDecimalComma(Convention) ? "a comma" : "a point";
            string other = ConventionSet.IsDecimalComma(Convention) ? "a point" : "a comma";
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedNumberFormats,
                Message = $"Column '{name}' was read with {sign} as decimal sign, though the other columns have {other}. Say which in the sidecar (culture).",
                Column = name,
                Count = AgainstOthers,
            });
        }

        ReportUnits(name, evidence.Numbers, problems);
    }

    private void ReportUnits(string name, NumberEvidence numbers, ICollection<Problem> problems)
    {
        int inUnit = numbers.Units.GetValueOrDefault(Unit);
        int inOthers = numbers.Units.Values.Sum() - inUnit;
        if (inOthers > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedUnits,
                Message = $"Column '{name}' mixes units; numbers in another unit than {NumberUnits.Name(Unit)} are kept as text.",
                Column = name,
                Count = inOthers,
            });
        }

        if (Unit != NumberUnits.None && inUnit < Fit)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MissingUnit,
                Message = $"Column '{name}' is in {NumberUnits.Name(Unit)}, but some of its numbers do not say so; they were taken to be.",
                Column = name,
                Count = Fit - inUnit,
            });
        }
    }

    private static NumberDecision Decide(NumberEvidence column, bool? file, PlanHints hints)
    {
        var (comma, commaFit) = Best(column, ConventionSet.DecimalComma, NumberConvention.Comma);
        var (point, pointFit) = Best(column, ConventionSet.DecimalPoint, NumberConvention.Point);
        var (onlyComma, onlyPoint) = OnlyOf(column);
        bool takeComma = commaFit > pointFit;
        int undecided = 0;
        if (hints.DecimalComma is { } forced)
        {
            takeComma = forced;
        }
        else if (commaFit == pointFit)
        {
            (takeComma, bool sure) = BreakTie(column, file, hints);
            undecided = sure ? 0 : column.Ambivalent;
        }
        else if (file is null && (takeComma ? onlyComma : onlyPoint) * 20 < column.Ambivalent)
        {
            // A few cells decide for many.
            undecided = column.Ambivalent;
        }

        var convention = takeComma ? comma : point;
        int fit = column.Fit(convention);
        byte unit = column.Units.Count == 0 ? NumberUnits.None : column.Units.MaxBy(entry => (entry.Value, -entry.Key)).Key;
        int other = column.Units.Where(entry => entry.Key != unit).Sum(entry => entry.Value);
        bool onlyParentheses = column.Parenthesised > 0 && column.Parenthesised == column.Count;
        return new NumberDecision
        {
            Convention = convention,
            Unit = unit,
            Fit = onlyParentheses ? 0 : Math.Max(0, fit - other - column.Unrepresentable),
            HasDecimals = column.Fractional.Contains(convention),
            Undecided = undecided,
            Contradicting = takeComma ? onlyPoint : onlyComma,
            Suspect = column.Ambivalent,
        };
    }

    // Of several conventions with one decimal sign that read the same cells, the one without thousands is told first.
    private static (NumberConvention Convention, int Fit) Best(NumberEvidence column, ConventionSet among, NumberConvention first)
    {
        var (best, bestFit) = (first, column.Fit(first));
        for (var convention = NumberConvention.Point; convention <= NumberConvention.PointGroupLakh; convention++)
        {
            int fit = among.Contains(convention) ? column.Fit(convention) : 0;
            (best, bestFit) = fit > bestFit ? (convention, fit) : (best, bestFit);
        }

        return (best, bestFit);
    }

    private static (bool Comma, bool Sure) BreakTie(NumberEvidence column, bool? file, PlanHints hints)
    {
        if (column.Ambivalent == 0)
        {
            return (file ?? false, true);
        }

        bool writtenWithComma = column.Fit(NumberConvention.Comma) > column.Fit(NumberConvention.Point);
        if (file is { } said)
        {
            return (said, true);
        }

        // Among 950 and 12,001 the sign groups thousands; beside 12001 it cannot.
        bool longUngrouped = column.Plain > column.PlainShort;
        bool shortOnly = column.Plain > 1 && !longUngrouped;
        if (longUngrouped || shortOnly)
        {
            return (writtenWithComma == longUngrouped, column.Plain > 2);
        }

        return (writtenWithComma && hints.Delimiter != ',', false);
    }
}
