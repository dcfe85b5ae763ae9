using System.Globalization;

namespace Tally.Evals.Bank;

/// <summary>Shapes of the parts that are written by somebody who knows nothing of the analyst.</summary>
internal sealed partial class Families
{
    /// <summary>A row a year and group, or a year and pair of groups, each figure near that of the year before and none twice, so that every order has one answer.</summary>
    /// <param name="total">What the rows that add up the second group are called; empty where there are none.</param>
    private Sheet Yearly(bool en, string file, int first, int years, Column year, (Column Column, string[] Values)[] groups, (Column Column, double Low, double High, int Digits)[] measures, string[] strangers, string total = "")
    {
        string[] parts = groups.Length > 1 ? groups[1].Values : [""];
        var now = new Dictionary<(string One, string Two, int Measure), double>();
        var used = new HashSet<(int Measure, string Cell)>();
        var rows = new List<string[]>();
        foreach (int at in Enumerable.Range(first, years))
        {
            foreach (string one in groups[0].Values)
            {
                var sums = new decimal[measures.Length];
                foreach (string two in parts)
                {
                    var row = new List<string> { $"{at}", one };
                    row.AddRange(two.Length > 0 ? [two] : []);
                    foreach ((int index, var measure) in measures.Index())
                    {
                        double last = now.GetValueOrDefault((one, two, index), measure.Low + (random.NextDouble() * (measure.High - measure.Low)));
                        now[(one, two, index)] = last * (0.84 + (random.NextDouble() * 0.36));
                        string cell = Math.Round((decimal)last, measure.Digits).ToString("F" + measure.Digits, CultureInfo.InvariantCulture);
                        while (!used.Add((index, cell)))
                        {
                            cell = (decimal.Parse(cell, CultureInfo.InvariantCulture) + new decimal(1, 0, 0, isNegative: false, (byte)measure.Digits)).ToString(CultureInfo.InvariantCulture);
                        }

                        sums[index] += decimal.Parse(cell, CultureInfo.InvariantCulture);
                        row.Add(cell);
                    }

                    rows.Add([.. row]);
                }

                if (total.Length > 0)
                {
                    rows.Add([$"{at}", one, total, .. sums.Select(static sum => sum.ToString(CultureInfo.InvariantCulture))]);
                }
            }
        }

        return new Sheet
        {
            File = file,
            IsEnglish = en,
            RowsEn = "",
            RowsFr = "",
            Strangers = strangers,
            Total = total.Length > 0 ? total : "Total",
            Columns = [year, .. groups.Select(static group => group.Column), .. measures.Select(static measure => measure.Column)],
            Rows = rows,
        };
    }

    /// <summary>The same with a column of codes before the one that they stand for.</summary>
    private static Sheet Coded(Sheet sheet, Column code, Column label, Func<int, string> write)
    {
        int at = sheet.IndexOf(label);
        List<string> values = [.. sheet.Values(label)];
        return sheet with
        {
            Columns = [.. sheet.Columns.Take(at), code, .. sheet.Columns.Skip(at)],
            Rows = [.. sheet.Rows.Select(row => row[..at].Append(write(values.IndexOf(row[at]))).Concat(row[at..]).ToArray())],
        };
    }

    /// <summary>A row a year and nothing to tell rows apart beside it.</summary>
    private Sheet Plain(bool en, string file, int first, int years, Column year, (Column Column, int Low, int High)[] measures) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = "",
        RowsFr = "",
        Columns = [year, .. measures.Select(static measure => measure.Column)],
        Rows = [.. Enumerable.Range(first, years).Select(at => measures.Select(measure => Int(measure.Low, measure.High)).Prepend($"{at}").ToArray())],
    };

    /// <summary>A measure by place, and what the places are in a second file.</summary>
    private Sheet Linked(bool en, string file, Column key, string[] keys, Column measure, Sheet places) => new()
    {
        File = file,
        IsEnglish = en,
        RowsEn = "",
        RowsFr = "",
        Columns = [key, measure],
        Rows = [.. keys.Select(one => new[] { one, Int(60, 4000) })],
        Joined = places with { Columns = [key with { Role = Role.Name }, .. places.Columns.Skip(1)] },
    };

    /// <summary>A column whose header is in a third language.</summary>
    private static Column Foreign(string header, Role role, string en, string fr) => new(header, role, en.Split('|'), fr.Split('|'));

    private static Column Share(Column column) => column with { IsShare = true };
}
