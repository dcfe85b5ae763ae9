using Tally.Datasets;

namespace Tally.Columns;

/// <summary>What is known beside the cells: the sidecar's word, and what else in the file hints at a culture.</summary>
internal sealed record PlanHints
{
    /// <summary>True: the decimal sign is a comma; false: a point; null: nobody said.</summary>
    public bool? DecimalComma { get; init; }

    public DateOrder? Dates { get; init; }

    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>The delimiter, for what it hints: a semicolon is the list sign where the comma is the decimal one.</summary>
    public char? Delimiter { get; init; }
}

/// <summary>Decides the type and the conventions of every column from the evidence of all of them.</summary>
internal static class ColumnPlanner
{
    public static ColumnPlan[] Plan(
        IReadOnlyList<string> names, IReadOnlyList<ColumnEvidence> evidence, PlanHints hints, ICollection<Problem> problems)
    {
        var numbers = NumberDecision.DecideAll([.. evidence.Select(column => column.Numbers)], hints);
        var dates = DateDecision.DecideAll([.. evidence.Select(column => column.Dates)], hints);
        var plans = new ColumnPlan[names.Count];
        for (int i = 0; i < plans.Length; i++)
        {
            plans[i] = PlanOne(names[i], evidence[i], numbers[i], dates[i], hints, problems);
        }

        return plans;
    }

    private static ColumnPlan PlanOne(
        string name, ColumnEvidence evidence, NumberDecision number, DateDecision date, PlanHints hints, ICollection<Problem> problems)
    {
        int filled = evidence.Filled;
        int truth = TruthPair(evidence);
        string? unit = hints.Units.GetValueOrDefault(name) ?? HeaderUnit.Find(name);
        if (filled > 0 && !CodesWin(evidence) && Most(number.Fit, filled - evidence.Infinite))
        {
            number.Report(name, evidence, problems);
            byte written = number.Unit;
            return new ColumnPlan
            {
                Name = name,
                Type = number.HasDecimals ? ColumnType.Decimal : ColumnType.Integer,
                Numbers = number.Convention,
                UnitIndex = written,
                Unit = hints.Units.GetValueOrDefault(name) ?? NumberUnits.Name(written) ?? unit,
            };
        }

        if (filled > 0 && !evidence.Dates.OffsetsDiffer && Most(date.Fit, filled))
        {
            date.Report(name, evidence, problems);
            return new ColumnPlan
            {
                Name = name,
                Type = evidence.Dates.WithTime * 10 > evidence.Dates.Count ? ColumnType.DateTime : ColumnType.Date,
                Dates = date.Order,
                Unit = OffsetName(evidence.Dates.Offset),
            };
        }

        if (truth >= 0 && evidence.Truths[truth] == filled)
        {
            return new ColumnPlan { Name = name, Type = ColumnType.Boolean, TruthPair = truth };
        }

        ReportText(name, evidence, problems);
        return new ColumnPlan { Name = name, Type = ColumnType.Text, Unit = hints.Units.GetValueOrDefault(name) };
    }

    /// <summary>Whether so few cells are left over that they are the exceptions and not the column.</summary>
    public static bool Most(int fit, int filled)
    {
        int rest = filled - fit;
        return fit > 0 && (rest * 10 <= filled || (rest == 1 && filled >= 4) || (rest == 2 && filled >= 8));
    }

    // One postal code with a zero in front makes the column one of codes; a stray 07 among counts is a stray.
    private static bool CodesWin(ColumnEvidence evidence)
    {
        var numbers = evidence.Numbers;
        bool sameLength = numbers.ShortestDigits == numbers.LongestDigits;
        return numbers.LeadingZeros > 0 && (sameLength || numbers.LeadingZeros * 20 >= numbers.Count + numbers.LeadingZeros);
    }

    private static int TruthPair(ColumnEvidence evidence)
    {
        int best = -1;
        for (int i = 0; i < evidence.Truths.Length; i++)
        {
            bool both = ((evidence.TrueSeen & evidence.FalseSeen) >> i & 1) == 1;
            if ((both || CellWords.StandsAlone(i)) && evidence.Truths[i] > (best < 0 ? 0 : evidence.Truths[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static void ReportText(string name, ColumnEvidence evidence, ICollection<Problem> problems)
    {
        if (CodesWin(evidence))
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.LeadingZeros,
                Message = $"Column '{name}' holds numbers with leading zeros, so its cells are codes and stay text.",
                Column = name,
                Count = evidence.Numbers.LeadingZeros,
            });
        }
        else if (evidence.Dates.OffsetsDiffer)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedOffsets,
                Message = $"Column '{name}' holds moments with different offsets from UTC, so they stay text.",
                Column = name,
            });
        }
        else if (evidence.Numbers.Count * 2 > evidence.Filled)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedColumn,
                Message = $"Column '{name}' is mostly numbers, but too many of its cells are not: it stays text.",
                Column = name,
                Row = evidence.FirstTextRow >= 0 ? evidence.FirstTextRow + 1 : null,
                Count = evidence.Filled - evidence.Numbers.Count,
            });
        }
    }

    private static string? OffsetName(short? minutes) => minutes switch
    {
        null => null,
        0 => "UTC",
        _ => $"UTC{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes.Value) / 60:00}:{Math.Abs(minutes.Value) % 60:00}",
    };
}
