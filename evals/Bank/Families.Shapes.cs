using System.Globalization;

namespace Tally.Evals.Bank;

/// <summary>The shapes that tables of public statistics come in.</summary>
internal sealed partial class Families
{
    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] MonthsFr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>A row a year and group, or a year and pair of groups.</summary>
    private Sheet ByYear(bool en, string file, int first, int years, Column year, (Column Column, string[] Values)[] groups, (Column Column, int Low, int High)[] measures, string[] strangers, bool totals = false)
    {
        var rows = new List<string[]>();
        foreach (int at in Enumerable.Range(first, years))
        {
            foreach (string one in groups[0].Values)
            {
                if (groups.Length == 1)
                {
                    rows.Add([$"{at}", one, .. measures.Select(measure => Int(measure.Low, measure.High))]);
                    continue;
                }

                List<string[]> parts = [.. groups[1].Values.Select(two => new[] { $"{at}", one, two }.Concat(measures.Select(measure => Int(measure.Low, measure.High))).ToArray())];
                rows.AddRange(parts);
                if (totals)
                {
                    rows.Add([$"{at}", one, "Total", .. Enumerable.Range(3, measures.Length).Select(index => parts.Sum(row => int.Parse(row[index], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture))]);
                }
            }
        }

        return new Sheet { File = file, IsEnglish = en, RowsEn = "", RowsFr = "", Strangers = strangers, Columns = [year, .. groups.Select(static group => group.Column), .. measures.Select(static measure => measure.Column)], Rows = rows };
    }

    /// <summary>A row a named thing. Measures without digits are whole.</summary>
    private Sheet Things(bool en, string file, string rowsEn, string rowsFr, Column name, string[] names, (Column Column, string[] Values)[] groups, (Column Column, double Low, double High, int Digits)[] measures, string[] strangers) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = rowsEn,
        RowsFr = rowsFr,
        Strangers = strangers,
        Columns = [name, .. groups.Select(static group => group.Column), .. measures.Select(static measure => measure.Column)],
        Rows = [.. names.Select(one => new[] { one }.Concat(groups.Select(group => Pick(group.Values))).Concat(measures.Select(measure => measure.Digits == 0 ? Int((int)measure.Low, (int)measure.High) : Dec(measure.Low, measure.High, measure.Digits))).ToArray())],
    };

    /// <summary>A row an event, with its day.</summary>
    private Sheet Events(bool en, string file, string rowsEn, string rowsFr, int count, Column id, Column date, int firstYear, int years, (Column Column, string[] Values)[] groups, (Column Column, double Low, double High, int Digits)[] measures, string[] strangers) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = rowsEn,
        RowsFr = rowsFr,
        Strangers = strangers,
        Columns = [id, date, .. groups.Select(static group => group.Column), .. measures.Select(static measure => measure.Column)],
        Rows = [.. Enumerable.Range(1, count).Select(index => new[] { $"{20000 + index}", Day(firstYear, years) }.Concat(groups.Select(group => Pick(group.Values))).Concat(measures.Select(measure => measure.Digits == 0 ? Int((int)measure.Low, (int)measure.High) : Dec(measure.Low, measure.High, measure.Digits))).ToArray())],
    };

    /// <summary>A column a month.</summary>
    private Sheet ByMonth(bool en, string file, Column name, string[] names, Column counted, bool isShort) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = "",
        RowsFr = "",
        Counted = counted,
        Columns = [name, .. (en ? MonthsEn : MonthsFr).Select(month => new Column(isShort ? month[..Math.Min(month.Length, en ? 3 : 4)] : month, Role.Flow, counted.En, counted.Fr))],
        Rows = [.. names.Select(one => new[] { one }.Concat(Enumerable.Range(0, 12).Select(_ => Int(200, 9000))).ToArray())],
    };

    /// <summary>A column a year.</summary>
    private Sheet Wide(bool en, string file, Column name, string[] names, Column measure, int first, string[] strangers) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = "",
        RowsFr = "",
        Strangers = strangers,
        Columns = [name, .. Enumerable.Range(first, 7).Select(year => new Column($"{year}", Role.Flow, measure.En, measure.Fr))],
        Rows = [.. names.Select(one => new[] { one }.Concat(Enumerable.Range(0, 7).Select(_ => Int(300, 90000))).ToArray())],
    };

    private static Column One(Column column, string en, string fr) => column with { One = [en, fr] };
}
