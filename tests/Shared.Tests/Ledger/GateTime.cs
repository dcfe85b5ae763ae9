using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

/// <summary>A measurement, not a test: run by <c>bench/gate.sh</c> only.</summary>
public sealed class GateTime(ITestOutputHelper output)
{
    private const int Rounds = 300;
    private static readonly string[] Faculties = ["FBM", "FDCA", "HEC", "Lettres", "SSP", "FTSR"];

    [Fact(Explicit = true)]
    public void Of_an_answer_of_two_thousand_words_with_three_hundred_figures()
    {
        var ledger = LedgerUnil.Sample.Rows("R1", Faculties, LedgerUnil.Years(2011, 2021));
        var rows = ledger.Result.Rows;
        var draft = new StringBuilder();
        for (int i = 0; i < 100; i++)
        {
            var row = rows[i % rows.Count];
            string typed = row[3].ToString();
            draft.Append(CultureInfo.InvariantCulture, $"Pour l'année {row[1]}, selon les données, la faculté {row[0]} comptait {{{{R1[{i % rows.Count}].total}}}} étudiants, dont {{{{R1[{i % rows.Count}].femmes}}}} femmes et {(i % 5 == 0 ? typed : $"{{{{R1[{i % rows.Count}].hommes}}}}")} hommes inscrits. ")
                .Append(i % 6 == 5 ? "\n\n" : "");
        }

        var request = new GateRequest { Draft = draft.ToString(), Question = "Effectifs par faculté et par année ?", Ledger = [ledger], Profiles = LedgerUnil.Sample.Profiles, Language = "fr" };
        var gate = new Gate();
        Assert.IsType<GateVerdict.Passed>(gate.Check(request));
        var times = new double[Rounds];
        for (int i = -Rounds; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            gate.Check(request);
            times[Math.Max(i, 0)] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Draft.Split(' ').Length} words, 300 figures: median {times[Rounds / 2]:0.0} ms, fastest {times[0]:0.0} ms, 95th percentile {times[Rounds * 95 / 100]:0.0} ms"));
    }
}
