using System.Globalization;
using System.Text;
using Tally.Columns;
using Tally.Datasets;

namespace Tally.Shared.Tests.Columns;

public sealed class ColumnPlannerTests
{
    public static TheoryData<string> Cases => CellCases.Lines();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_column_is_read_by_its_evidence(string line) => Check(line);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_machines_culture_changes_nothing(string line)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        Check(line);
    }

    [Fact]
    public void Another_column_decides_for_an_ambiguous_one()
    {
        var (plans, problems) = Plan([["1,234", "5,678"], ["1,5", "2,75"]]);
        Assert.True(plans[0].DecimalComma);
        Assert.DoesNotContain(problems, problem => problem.Code == ProblemCodes.AmbiguousNumber);
    }

    [Fact]
    public void A_column_with_another_decimal_sign_than_the_others_is_read_by_its_cells_and_told()
    {
        var (plans, problems) = Plan([["1,7", "3", "2,25"], ["1.5", "2.75", "9.1"], ["0.5", "0.75", "1.1"]]);
        Assert.Equal((true, false, false), (plans[0].DecimalComma, plans[1].DecimalComma, plans[2].DecimalComma));
        var problem = Assert.Single(problems);
        Assert.Equal((ProblemCodes.MixedNumberFormats, plans[0].Name, 2), (problem.Code, problem.Column, problem.Count));
        Assert.Contains("with a comma as decimal sign, though the other columns have a point", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_sidecar_says_of_decimal_signs_is_not_told_again()
    {
        var (_, problems) = Plan([["1,7", "2,25"], ["1.5", "2.75"]], new PlanHints { DecimalComma = true });
        Assert.DoesNotContain(problems, problem => problem.Code == ProblemCodes.MixedNumberFormats);
    }

    [Fact]
    public void The_sidecars_culture_decides_an_ambiguous_column()
    {
        var (plans, problems) = Plan([["1,234", "5,678"]], new PlanHints { DecimalComma = false });
        Assert.False(plans[0].DecimalComma);
        Assert.Equal(ColumnType.Integer, plans[0].Type);
        Assert.Empty(problems);
    }

    private static void Check(string line)
    {
        string[] sides = line.Split("=>");
        string[] cells = [.. sides[0].Split('|').Select(cell => cell.Trim(' '))];
        string[] expected = sides[1].Split('!');
        var (plans, problems) = Plan([cells]);
        var builder = ColumnBuilder.For(plans[0]);
        foreach (string cell in cells)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(cell);
            SimpleNumber.TryScan(bytes, out var number);
            builder.Add(bytes, number);
        }

        var column = builder.Build();
        string values = string.Join(" | ", cells.Select((cell, i) => Show(cell, column, plans[0], i)));
        string type = char.ToLowerInvariant(column.Type.ToString()[0]) + column.Type.ToString()[1..];
        Assert.Equal(expected[0].Trim(), $"{type}: {values}");
        Assert.Equal(expected.Skip(1).Select(code => code.Trim()), problems.Select(problem => problem.Code).Where(code => code != ProblemCodes.MissingUnit));
    }

    private static string Show(string cell, Column column, ColumnPlan plan, int row)
    {
        if (column.Misfits.TryGetValue(row, out string? misfit))
        {
            return $"\"{misfit}\"";
        }

        CellParser.Read(Encoding.UTF8.GetBytes(cell), plan, out var read);
        Assert.Equal(column[row], read);
        return read.IsNull ? "∅" : read.ToString();
    }

    private static (ColumnPlan[] Plans, IReadOnlyList<Problem> Problems) Plan(string[][] columns, PlanHints? hints = null)
    {
        var problems = new List<Problem>();
        var evidence = columns.Select(cells =>
        {
            var seen = new ColumnEvidence();
            foreach (string cell in cells)
            {
                seen.Observe(Encoding.UTF8.GetBytes(cell));
            }

            return seen;
        }).ToList();
        string[] names = [.. columns.Select((_, i) => $"c{i}")];
        return (ColumnPlanner.Plan(names, evidence, hints ?? new PlanHints(), problems), problems);
    }
}
