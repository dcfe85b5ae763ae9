using System.Globalization;
using Tally.Charts;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>Refusals, premises, charts, JSON, comparisons, lists, follow-ups.</summary>
internal sealed partial class DraftGenerator
{
    private DraftCase Refusal(Tongue tongue, string faculty, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        int year = 2022 + _random.Next(20);
        string invented = tongue.Digits(1000 + _random.Next(4000), _random);
        string draft = (fr, lie) switch
        {
            (true, false) => Pick([$"Les données couvrent 2011 à 2021 ; {year} n'y figure pas.", $"Je n'ai pas de données pour {year} : les fichiers vont de 2011 à 2021.", $"L'année {year} n'est pas couverte. Les données s'étendent de 2011 à 2021."]),
            (true, true) => Pick([$"En {year}, {faculty} comptera environ {invented} étudiants.", $"Les données couvrent 2011 à {year}.", $"Il n'y a pas de données pour {year}, mais on peut estimer {invented} étudiants."]),
            (false, false) => Pick([$"The data cover 2011 to 2021; there is nothing for {year}.", $"There is no data for {year}: the files run from 2011 to 2021.", $"The year {year} is not covered. Data are available from 2011 to 2021."]),
            _ => Pick([$"In {year}, {faculty} will have about {invented} students.", $"The data cover 2011 to {year}.", $"There is no data for {year}, but {invented} students is a fair guess."]),
        };
        var ledger = LedgerUnil.Sample.Rows("R1", [faculty], LedgerUnil.Years(2011, 2021));
        return Made(tongue, lie ? "invented figure" : "refusal", !lie, fr ? $"Combien d'étudiants en {faculty} en {year} ?" : $"How many students in {faculty} in {year}?", draft, [ledger]);
    }

    private DraftCase Premise(Tongue tongue, string faculty, int year, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        string premise = tongue.Digits(LedgerUnil.Sample.Has(faculty, year) ? LedgerUnil.Sample[faculty, year, "total"] + 100 + _random.Next(3000) : 5000, _random);
        string draft = (fr, lie) switch
        {
            (true, false) => Pick([$"Non, {faculty} ne comptait pas {premise} étudiants en {year} mais {{{{R1[0].total}}}}.", $"Non : en {year}, {faculty} comptait {{{{R1[0].total}}}} étudiants, et non {premise}."]),
            (true, true) => Pick([$"Oui, {faculty} comptait bien {premise} étudiants en {year}.", $"Exact : {premise} étudiants en {year}.", $"Effectivement, il n'y en avait pas moins de {premise} en {year}."]),
            (false, false) => Pick([$"No, {faculty} did not have {premise} students in {year}; it had {{{{R1[0].total}}}}.", $"No: {faculty} had {{{{R1[0].total}}}} students in {year}, not {premise}."]),
            _ => Pick([$"Yes, {faculty} had {premise} students in {year}.", $"That is correct: {premise} students in {year}.", $"Indeed, there were no fewer than {premise} in {year}."]),
        };
        return Made(tongue, lie ? "false premise affirmed" : "premise denied", !lie, fr ? $"Est-il vrai que {faculty} comptait {premise} étudiants en {year} ?" : $"Is it true that {faculty} had {premise} students in {year}?", draft, [LedgerUnil.Sample.Rows("R1", [faculty], [year])]);
    }

    private DraftCase? Chart(Tongue tongue, string faculty, string other, int year, int later, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        var rows = LedgerUnil.Sample.Rows("R1", [faculty], LedgerUnil.Years(year, later));
        if (rows.Result.Rows.Count != later - year + 1)
            return null;
        string title = (lie ? _random.Next(4) : 9) switch
        {
            0 => fr ? $"Étudiants en {other}, {year}-{later}" : $"Students in {other}, {year}-{later}",
            1 => fr ? $"Étudiants en {faculty}, {year}-{later + 1}" : $"Students in {faculty}, {year}-{later + 1}",
            2 => fr ? $"Femmes en {faculty}, {year}-{later}" : $"Women in {faculty}, {year}-{later}",
            3 => fr ? $"{faculty} : {rows.Result.Rows[0][6].AsNumber() + 1} étudiants" : $"{faculty}: {rows.Result.Rows[0][6].AsNumber() + 1} students",
            _ => fr ? Pick([$"Étudiants en {faculty}, {year}-{later}", $"{faculty} de {year} à {later}", $"Effectif de {faculty}"]) : Pick([$"Students in {faculty}, {year}–{later}", $"{faculty} from {year} to {later}", $"Enrolment in {faculty}"]),
        };
        var chart = new ChartSpec { Id = "C1", Kind = ChartKind.Line, Title = title, ResultId = "R1", X = "annee", Y = ["total"] };
        string draft = (fr ? $"Voici l'effectif de {faculty} de {year} à {later} :" : $"Here is the enrolment of {faculty} from {year} to {later}:") + "\n\n{{C1}}";
        return Made(tongue, lie ? "lie in a chart's title" : "chart", !lie, fr ? $"Trace l'effectif de {faculty} de {year} à {later}" : $"Plot enrolment in {faculty} from {year} to {later}", draft, [rows]) with { Charts = [chart] };
    }

    private DraftCase? Json(Tongue tongue, string faculty, int year, bool lie)
    {
        if (!LedgerUnil.Sample.Has(faculty, year) || !LedgerUnil.Sample.Has(faculty, year + 1))
            return null;
        int value = LedgerUnil.Sample[faculty, lie ? year + 1 : year, "femmes"];
        if (lie && value == LedgerUnil.Sample[faculty, year, "femmes"])
            return null;
        string shown = _random.Next(2) == 0 ? value.ToString(CultureInfo.InvariantCulture) : $"\"{{{{R{(lie ? 2 : 1)}[0].femmes}}}}\"";
        string draft = $"{{\"faculte\":\"{faculty}\",\"annee\":{year},\"femmes\":{shown}}}";
        return Made(tongue, lie ? "neighbouring year in JSON" : "json", !lie, tongue.Tag == "fr" ? $"Combien de femmes en {faculty} en {year} ?" : $"How many women in {faculty} in {year}?", draft,
            [LedgerUnil.Sample.Rows("R1", [faculty], [year]), LedgerUnil.Sample.Rows("R2", [faculty], [year + 1])]);
    }

    private DraftCase? Compare(Tongue tongue, string faculty, string other, int year, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        int a = LedgerUnil.Sample[faculty, year, "total"], b = LedgerUnil.Sample[other, year, "total"];
        if (a == b)
            return null;
        bool more = (a > b) != lie;
        var ledger = new List<LedgerEntry> { LedgerUnil.Sample.Rows("R1", [faculty], [year]), LedgerUnil.Sample.Rows("R2", [other], [year]) };
        ledger.Add(LedgerUnil.Calculate("R3", "ecart", "abs({{R1[0].total}} - {{R2[0].total}})", ledger));
        string draft = (fr, _random.Next(3)) switch
        {
            (true, 0) => $"En {year}, {faculty} comptait {(more ? "plus" : "moins")} d'étudiants que {other} : {{{{R1[0].total}}}} contre {{{{R2[0].total}}}}.",
            (true, 1) => $"{faculty} ({{{{R1[0].total}}}} étudiants) comptait {(more ? "plus" : "moins")} d'étudiants que {other} ({{{{R2[0].total}}}}) en {year}.",
            (true, _) => $"En {year}, {faculty} comptait {{{{R3.ecart}}}} étudiants de {(more ? "plus" : "moins")} que {other}.",
            (false, 0) => $"In {year}, {faculty} had {(more ? "more" : "fewer")} students than {other}: {{{{R1[0].total}}}} against {{{{R2[0].total}}}}.",
            (false, 1) => $"{faculty} ({{{{R1[0].total}}}} students) had {(more ? "more" : "fewer")} students than {other} ({{{{R2[0].total}}}}) in {year}.",
            _ => $"In {year}, {faculty} had {{{{R3.ecart}}}} {(more ? "more" : "fewer")} students than {other}.",
        };
        return Made(tongue, lie ? "wrong direction word" : "compare", !lie, fr ? $"Compare {faculty} et {other} en {year}" : $"Compare {faculty} and {other} in {year}", draft, ledger);
    }

    private DraftCase? List(Tongue tongue, string faculty, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        var rows = LedgerUnil.Sample.Rows("R1", [faculty], LedgerUnil.Years(2013, 2020));
        int wrong = lie ? _random.Next(rows.Result.Rows.Count) : -1;
        int shown = wrong < 0 ? -1 : (wrong + 1) % rows.Result.Rows.Count;
        if (wrong >= 0 && rows.Result.Rows[wrong][6] == rows.Result.Rows[shown][6])
            return null;
        var lines = Enumerable.Range(0, rows.Result.Rows.Count).Select(row => $"- {rows.Result.Rows[row][1]}{(fr ? " :" : ":")} {{{{R1[{(row == wrong ? shown : row)}].total}}}} {(fr ? "étudiants" : "students")}");
        return Made(tongue, lie ? "neighbouring row of a list" : "list", !lie, fr ? $"Effectif de {faculty} de 2013 à 2020 ?" : $"Enrolment in {faculty} from 2013 to 2020?",
            (fr ? $"Voici l'effectif de {faculty} de 2013 à 2020 :" : $"Enrolment in {faculty} from 2013 to 2020:") + "\n\n" + string.Join('\n', lines), [rows]);
    }

    private DraftCase? FollowUp(Tongue tongue, string faculty, int year, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        if (!LedgerUnil.Sample.Has(faculty, year) || LedgerUnil.Sample[faculty, year, "total"] == LedgerUnil.Sample[faculty, year + 1, "total"])
            return null;
        string value = $"{{{{R{(lie ? 1 : 2)}[0].total}}}}";
        string draft = fr ? Pick([$"Il y en avait {value}.", $"{value} étudiants.", $"En {year + 1}, l'effectif était de {value}."]) : Pick([$"There were {value}.", $"{value} students.", $"In {year + 1} there were {value}."]);
        return Made(tongue, lie ? "the earlier question's year" : "follow-up", !lie, fr ? $"Et en {year + 1} ?" : $"And in {year + 1}?", draft,
            [LedgerUnil.Sample.Rows("R1", [faculty], [year]), LedgerUnil.Sample.Rows("R2", [faculty], [year + 1])]) with
        { Earlier = [fr ? $"Combien d'étudiants en {faculty} en {year} ?" : $"How many students in {faculty} in {year}?"] };
    }
}
