using System.Globalization;
using Tally.Charts;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>Drafts of more than a lookup: change, share, rank, average, refusal, premise, chart, JSON.</summary>
internal sealed partial class DraftGenerator
{
    private static readonly string[] Stories = ["change", "share", "extreme", "record", "average", "refusal", "premise", "chart", "json", "compare", "list", "follow-up", "table"];

    private DraftCase? HonestStory(Tongue tongue) => Story(tongue, lie: false);

    private DraftCase? DishonestStory(Tongue tongue) => Story(tongue, lie: true);

    private DraftCase? Story(Tongue tongue, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        string faculty = Pick(Faculties), other = Pick([.. Faculties.Where(name => name != faculty)]);
        int year = 2011 + _random.Next(9), later = year + 1 + _random.Next(2021 - year);
        var unil = LedgerUnil.Sample;
        return Pick(Stories) switch
        {
            "change" => Change(tongue, faculty, year, later, lie),
            "share" => Share(tongue, faculty, other, year, lie),
            "extreme" => Extreme(tongue, year, lie),
            "record" => Record(tongue, faculty, lie),
            "average" => Average(tongue, faculty, other, year, later, lie),
            "refusal" => Refusal(tongue, faculty, lie),
            "premise" => Premise(tongue, faculty, year, lie),
            "chart" => Chart(tongue, faculty, other, year, later, lie),
            "json" => Json(tongue, faculty, year, lie),
            "compare" => Compare(tongue, faculty, other, year, lie),
            "list" => List(tongue, faculty, lie),
            "follow-up" => FollowUp(tongue, faculty, year, lie),
            _ => Made(tongue, "table", !lie, fr ? $"Les effectifs de {faculty} en {year} ?" : $"The enrolment of {faculty} in {year}?",
                (fr ? $"{faculty} en {year} :" : $"{faculty} in {year}:") + "\n\n{{R1 | table}}",
                [lie ? LedgerUnil.Renamed(LedgerUnil.Renamed(LedgerUnil.Renamed(unil.Rows("R1", [faculty], [year]), "femmes", "tmp"), "hommes", "femmes"), "tmp", "hommes") : unil.Rows("R1", [faculty], [year])]),
        };
    }

    private DraftCase? Change(Tongue tongue, string faculty, int year, int later, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        int from = LedgerUnil.Sample[faculty, year, "total"], to = LedgerUnil.Sample[faculty, later, "total"];
        if (from == to)
            return null;
        var ledger = new List<LedgerEntry> { LedgerUnil.Sample.Rows("R1", [faculty], [year]), LedgerUnil.Sample.Rows("R2", [faculty], [later]) };
        bool wrongBase = lie && _random.Next(2) == 0;
        ledger.Add(LedgerUnil.Calculate("R3", "taux", $"({{{{R2[0].total}}}} - {{{{R1[0].total}}}}) / {{{{R{(wrongBase ? 2 : 1)}[0].total}}}}", ledger));
        ledger.Add(LedgerUnil.Calculate("R4", "ecart", "{{R2[0].total}} - {{R1[0].total}}", ledger));
        bool up = (to > from) != (lie && !wrongBase);
        string verb = fr ? up ? Pick(["augmenté", "progressé"]) : Pick(["baissé", "diminué", "reculé"]) : up ? Pick(["grew", "rose", "increased"]) : Pick(["fell", "declined", "decreased"]);
        string noun = fr ? up ? "une hausse" : "une baisse" : up ? "an increase" : "a decrease";
        string draft = (fr, wrongBase ? 0 : _random.Next(3)) switch
        {
            (true, 0) => $"De {year} à {later}, l'effectif de {faculty} a {verb} de {{{{R3.taux | percent:1}}}}.",
            (true, 1) => $"Entre {year} et {later}, l'effectif de {faculty} est passé de {{{{R1[0].total}}}} à {{{{R2[0].total}}}} étudiants, soit {noun} de {{{{R3.taux | percent:1}}}}.",
            (true, _) => $"L'effectif de {faculty} a {verb} : {{{{R1[0].total}}}} étudiants en {year}, {{{{R2[0].total}}}} en {later} ({{{{R4.ecart | signed}}}}).",
            (false, 0) => $"From {year} to {later} enrolment in {faculty} {verb} by {{{{R3.taux | percent:1}}}}.",
            (false, 1) => $"Between {year} and {later}, {faculty} went from {{{{R1[0].total}}}} to {{{{R2[0].total}}}} students, {noun} of {{{{R3.taux | percent:1}}}}.",
            _ => $"Enrolment in {faculty} {verb}: {{{{R1[0].total}}}} students in {year}, {{{{R2[0].total}}}} in {later} ({{{{R4.ecart | signed}}}}).",
        };
        return Made(tongue, wrongBase ? "percentage of the wrong base" : lie ? "wrong direction word" : "change", !lie,
            fr ? $"Comment a évolué l'effectif de {faculty} entre {year} et {later} ?" : $"How did enrolment in {faculty} change between {year} and {later}?", draft, ledger);
    }

    private DraftCase? Share(Tongue tongue, string faculty, string other, int year, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        var ledger = new List<LedgerEntry> { LedgerUnil.Sample.Rows("R1", [faculty], [year]), LedgerUnil.Sample.Rows("R2", ["TOTAL"], [year]), LedgerUnil.Sample.Rows("R3", [other], [year]) };
        if (ledger.Exists(entry => entry.Result.Rows.Count == 0))
            return null;
        bool women = _random.Next(2) == 0;
        string expression = (women, lie) switch
        {
            (true, false) => "{{R1[0].femmes}} / {{R1[0].total}}",
            (true, true) => Pick(["{{R1[0].femmes}} / {{R1[0].hommes}}", "{{R1[0].hommes}} / {{R1[0].total}}", "{{R1[0].femmes}} / {{R2[0].total}}", "{{R3[0].femmes}} / {{R3[0].total}}"]),
            (false, false) => "{{R1[0].total}} / {{R2[0].total}}",
            _ => Pick(["{{R1[0].total}} / {{R3[0].total}}", "{{R3[0].total}} / {{R2[0].total}}"]),
        };
        ledger.Add(LedgerUnil.Calculate("R4", "part", expression, ledger));
        string draft = (fr, women) switch
        {
            (true, true) => Pick([$"Les femmes représentent {{{{R4.part | percent:1}}}} des étudiants de {faculty} en {year}.", $"En {year}, la part des femmes en {faculty} était de {{{{R4.part | percent:1}}}}."]),
            (true, false) => Pick([$"En {year}, {faculty} représentait {{{{R4.part | percent:1}}}} des étudiants de l'UNIL.", $"{faculty} : {{{{R4.part | percent:1}}}} de l'effectif de l'UNIL en {year}."]),
            (false, true) => Pick([$"Women made up {{{{R4.part | percent:1}}}} of the students in {faculty} in {year}.", $"In {year}, the share of women in {faculty} was {{{{R4.part | percent:1}}}}."]),
            _ => Pick([$"In {year}, {faculty} accounted for {{{{R4.part | percent:1}}}} of all UNIL students.", $"{faculty}: {{{{R4.part | percent:1}}}} of UNIL enrolment in {year}."]),
        };
        string question = (fr, women) switch
        {
            (true, true) => $"Quelle est la part des femmes en {faculty} en {year} ?",
            (true, false) => $"Quelle part des étudiants de l'UNIL est en {faculty} en {year} ?",
            (false, true) => $"What share of {faculty} students were women in {year}?",
            _ => $"What share of UNIL students were in {faculty} in {year}?",
        };
        return Made(tongue, lie ? "percentage of the wrong base" : "share", !lie, question, draft, ledger);
    }

    private DraftCase? Extreme(Tongue tongue, int year, bool lie)
    {
        bool fr = tongue.Tag == "fr", most = _random.Next(2) == 0;
        var all = LedgerUnil.Sample.Rows("R1", Faculties, LedgerUnil.Years(year, year), "total", descending: most);
        var one = LedgerUnil.Sample.Rows("R2", Faculties, LedgerUnil.Years(year, year), "total", descending: most, limit: 1);
        int row = lie ? 1 + _random.Next(all.Result.Rows.Count - 1) : 0;
        string id = lie || _random.Next(2) == 0 ? "R1" : "R2";
        string name = _random.Next(2) == 0 ? all.Result.Rows[row][0].ToString() : $"{{{{{id}[{row}].faculte}}}}", value = $"{{{{{id}[{row}].total}}}}";
        string draft = (fr, _random.Next(3)) switch
        {
            (true, 0) => $"La filière qui a le {(most ? "plus" : "moins")} d'étudiants en {year} est {name}, avec {value} étudiants.",
            (true, 1) => $"C'est {name} qui comptait le {(most ? "plus" : "moins")} d'étudiants en {year} : {value}.",
            (true, _) => $"La {(most ? "plus grande" : "plus petite")} faculté en {year} est {name} ({value} étudiants).",
            (false, 0) => $"The faculty with the {(most ? "most" : "fewest")} students in {year} was {name}, with {value} students.",
            (false, 1) => $"{name} had the {(most ? "most" : "fewest")} students in {year}: {value}.",
            _ => $"The {(most ? "largest" : "smallest")} faculty in {year} was {name} ({value} students).",
        };
        return Made(tongue, lie ? "wrong extreme" : "extreme", !lie, fr ? $"Quelle est la filière qui a le {(most ? "plus" : "moins")} d'étudiants en {year} ?" : $"Which faculty had the {(most ? "most" : "fewest")} students in {year}?", draft, [all, one]);
    }

    private DraftCase? Record(Tongue tongue, string faculty, bool lie)
    {
        bool fr = tongue.Tag == "fr";
        var rows = LedgerUnil.Sample.Rows("R1", [faculty], LedgerUnil.Years(2011, 2021), "total");
        int row = lie ? 1 + _random.Next(rows.Result.Rows.Count - 1) : 0;
        if (lie && rows.Result.Rows[row][6] == rows.Result.Rows[0][6])
            return null;
        string year = _random.Next(2) == 0 ? rows.Result.Rows[row][1].ToString() : $"{{{{R1[{row}].annee}}}}";
        string draft = (fr, _random.Next(2)) switch
        {
            (true, 0) => $"{faculty} a eu le plus d'étudiants en {year}, avec {{{{R1[{row}].total}}}} étudiants.",
            (true, _) => $"L'année record de {faculty} est {year} ({{{{R1[{row}].total}}}} étudiants).",
            (false, 0) => $"{faculty} had the most students in {year}, with {{{{R1[{row}].total}}}}.",
            _ => $"Enrolment in {faculty} peaked in {year} with {{{{R1[{row}].total}}}} students.",
        };
        return Made(tongue, lie ? "wrong extreme" : "record", !lie, fr ? $"En quelle année {faculty} a-t-elle eu le plus d'étudiants ?" : $"In which year did {faculty} have the most students?", draft, [rows]);
    }

    private DraftCase? Average(Tongue tongue, string faculty, string other, int year, int later, bool lie)
    {
        bool fr = tongue.Tag == "fr", sum = _random.Next(2) == 0;
        if (later - year < 2)
            return null;
        var years = LedgerUnil.Years(year, later);
        string shown = lie ? other : faculty;
        var ledger = new List<LedgerEntry> { LedgerUnil.Sample.Aggregate("R1", sum ? "SUM" : "AVG", "femmes", [shown], years, "valeur"), LedgerUnil.Sample.Rows("R2", [faculty], [later]) };
        string draft = (fr, sum) switch
        {
            (true, true) => $"De {year} à {later}, {faculty} a compté au total {{{{R1.valeur}}}} inscriptions de femmes.",
            (true, false) => $"Entre {year} et {later}, {faculty} comptait en moyenne {{{{R1.valeur | round:1}}}} femmes par an.",
            (false, true) => $"From {year} to {later}, {faculty} recorded {{{{R1.valeur}}}} enrolments of women in total.",
            _ => $"Between {year} and {later}, {faculty} had {{{{R1.valeur | round:1}}}} women a year on average.",
        };
        return Made(tongue, lie ? "invented total" : "average", !lie, fr ? $"Combien de femmes en {faculty} de {year} à {later} ?" : $"How many women in {faculty} from {year} to {later}?", draft, ledger);
    }

    private static DraftCase Made(Tongue tongue, string kind, bool honest, string question, string draft, IReadOnlyList<LedgerEntry> ledger) =>
        new() { Kind = honest ? "honest: " + kind : kind == "table" ? "swapped column names" : kind, Honest = honest, Language = tongue.Tag, Question = question, Draft = draft, Ledger = ledger };
}
