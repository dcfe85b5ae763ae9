using System.Globalization;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Shared.Tests.Charts;

/// <summary>Data that is hard to draw. What varies is computed, not random, so every run draws the same.</summary>
internal static class Odd
{
    private static readonly DateOnly FirstDay = new(2024, 1, 5);

    public static LedgerEntry Gaps() => Entries.Of("day:Date,level:Decimal:m",
        [.. Enumerable.Range(0, 20).Select(i => new object?[] { FirstDay.AddDays(i), i is 6 or 7 or 13 ? null : Wave(i, 10, 2) })]);

    public static LedgerEntry Days(int count) => Entries.Of("day:Date,level:Decimal:°C",
        [.. Enumerable.Range(0, count).Select(i => new object?[] { FirstDay.AddDays(i), Wave(i / 58.0, 9, 14) + Wave(i / 3.0, 0, 2) })]);

    public static LedgerEntry Equal() => Entries.Of("year:Integer,value:Decimal", [2019, 7.5m], [2020, 7.5m], [2021, 7.5m]);

    public static LedgerEntry Many(int series, int years) => Entries.Of("group:Text,year:Integer,value:Integer",
        [.. from s in Enumerable.Range(0, series)
            from year in Enumerable.Range(1980, years)
            select new object?[] { "Group " + (s + 1), year, (s * 37) + (year - 1980) * (7 + (s % 5)) + 40 }]);

    public static LedgerEntry Negative() => Entries.Of("quarter:Text,result:Decimal:kCHF",
        ["Q1", 120.5m], ["Q2", -80.25m], ["Q3", 15m], ["Q4", -140m]);

    public static LedgerEntry IncomeAndCosts() => Entries.Of("year:Integer,income:Integer:CHF,costs:Integer:CHF",
        [2019, 900, -750], [2020, 640, -810], [2021, 1020, -860]);

    public static LedgerEntry LongNames() => Entries.Of("nom:Text,total:Integer,femmes:Integer,hommes:Integer",
        ["Faculté de biologie et de médecine", 3672, 2300, 1372],
        ["Faculté de droit, des sciences criminelles et d'administration publique", 2437, 1500, 937],
        ["Faculté des géosciences et de l'environnement", 1140, 490, 650],
        ["Faculté de théologie et de sciences des religions", 98, 52, 46],
        ["Faculté des hautes études commerciales", 3306, 1201, 2105],
        ["Faculté des sciences sociales et politiques", 3700, 2300, 1400]);

    public static LedgerEntry Hostile() => Entries.Of("name:Text,value:Integer",
        ["</text><script>alert(1)</script>", 5],
        ["\"quotes\" & 'ticks' ]]>", 7],
        ["👩‍👩‍👧‍👦 family 🇨🇭", 3],
        ["שלום עולם 2020", 9],
        ["مرحبا", 4],
        ["line\nbreak\ttab\u0000nul", 6],
        ["\u202E3306 reversed", 2],
        [new string('x', 400), 8],
        ["漢字のとても長いラベルです漢字のとても長いラベルです", 5],
        [null, 1],
        ["half \uD83D surrogate", 4]);

    public static LedgerEntry Places(int count) => Entries.Of("place:Text,value:Integer",
        [.. Enumerable.Range(1, count).Select(i => new object?[] { "Place number " + i, 20 + (i * 53 % 90) })]);

    public static LedgerEntry Budget() => Entries.Of("poste:Text,montant:Decimal:CHF",
        ["Personnel", 412_350_000.50m], ["Immeubles", 98_000_000m], ["Équipement", 45_125_999.95m], ["Divers", 7_200_000m]);

    public static LedgerEntry Slivers() => Entries.Of("nom:Text,valeur:Integer",
        ["Grande", 9500], ["Moyenne", 400], ["Petite", 40], ["Plus petite", 30], ["Encore plus petite", 20], ["Minuscule", 6]);

    public static LedgerEntry Percent() => Entries.Of("annee:Integer,part:Decimal:%",
        [2018, 34.9m], [2019, 34.9m], [2020, 36.3m], [2021, 36.6m]);

    public static LedgerEntry WomenAgainstMen() => Entries.Of("faculte:Text,hommes:Integer,femmes:Integer",
        [.. from faculty in Entries.Faculties
            from row in Entries.Sample(faculty)
            select new object?[] { faculty, Number(row["hommes"]), Number(row["femmes"]) }]);

    public static LedgerEntry Cloud(int count) => Entries.Of("x:Decimal,y:Decimal",
        [.. Enumerable.Range(0, count).Select(i => new object?[] { Wave(i * 1.7, 0, 40) + (i % 13), Wave(i * 2.3, 0, 3) + (i % 13 / 10m) })]);

    private static decimal Wave(double at, decimal middle, int height) => middle + Math.Round((decimal)(Math.Sin(at) * height), 2);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
