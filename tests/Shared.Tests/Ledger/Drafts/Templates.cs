namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>
/// Sentences with places for what they are about: {f0} {y0} {n0} are the faculty, year and noun of the first claim, {v0}
/// its value; {f1} … of the second. The facts a template claims are made by <see cref="Shape"/>.
/// </summary>
internal sealed partial record Template(Shape Shape, string Question, string Draft)
{
    /// <summary>What the claims of a template have in common.</summary>
    public static IReadOnlyList<Template> Of(Tongue tongue) => tongue.Tag switch { "fr" => French, "de" => German, _ => English };

    private static readonly Template[] French =
    [
        new(Shape.One, "Combien de {n0} en {f0} en {y0} ?", "En {y0}, il y avait {v0} {n0} en {f0}."),
        new(Shape.One, "Combien y a-t-il de {n0} en {f0} en {y0} ?", "{f0} comptait {v0} {n0} en {y0}."),
        new(Shape.One, "Combien de {n0} en {f0} en {y0} ?", "Il y en avait {v0}."),
        new(Shape.One, "Combien de {n0} en {f0} en {y0} ?", "**{v0}** {n0} étaient inscrits en {f0} en {y0}."),
        new(Shape.One, "Nombre de {n0}, {f0}, {y0} ?", "{f0}, {y0} : {v0} {n0}."),
        new(Shape.One, "Donne-moi les {n0} de {f0} pour {y0}", "Selon les données, le nombre de {n0} en {f0} était de {v0} en {y0}."),
        new(Shape.One, "Combien de {n0} en {f0} en {y0} ?", "Pour l'année {y0}, la faculté {f0} affichait {v0} {n0}. C'est le chiffre du fichier {f0}.csv."),
        new(Shape.One, "Combien de {n0} en {f0} en {y0} ?", "## {f0} en {y0}\n\nLe nombre de {n0} est de {v0}."),
        new(Shape.Parts, "Combien d'étudiants en {f0} en {y0} ?", "{f0} : {v0} étudiants en {y0} ({v1} hommes et {v2} femmes)."),
        new(Shape.Parts, "Répartition en {f0} en {y0} ?", "En {y0}, {f0} comptait {v0} étudiants, dont {v2} femmes et {v1} hommes."),
        new(Shape.Parts, "Répartition en {f0} en {y0} ?", "En {y0} :\n- total : {v0}\n- hommes : {v1}\n- femmes : {v2}"),
        new(Shape.Parts, "Répartition en {f0} en {y0} ?", "| | {y0} |\n|---|---|\n| Étudiants | {v0} |\n| Hommes | {v1} |\n| Femmes | {v2} |"),
        new(Shape.TwoYears, "Combien de {n0} en {f0} en {y0} et en {y1} ?", "{f0} comptait {v0} {n0} en {y0} et {v1} en {y1}."),
        new(Shape.TwoYears, "Combien de {n0} en {f0} en {y0} et {y1} ?", "En {y0}, {f0} avait {v0} {n0} ; en {y1}, {v1}."),
        new(Shape.TwoYears, "Évolution des {n0} en {f0} de {y0} à {y1} ?", "De {y0} à {y1}, le nombre de {n0} en {f0} est passé de {v0} à {v1}."),
        new(Shape.TwoYears, "Évolution des {n0} en {f0} ?", "Le nombre de {n0} en {f0} est passé de {v0} en {y0} à {v1} en {y1}."),
        new(Shape.TwoYears, "Et les {n0} en {f0} ?", "- {y0} : {v0}\n- {y1} : {v1}"),
        new(Shape.TwoYears, "Les {n0} de {f0} en {y0} et {y1} ?", "| Année | {n0} |\n|---|---|\n| {y0} | {v0} |\n| {y1} | {v1} |"),
        new(Shape.TwoFaculties, "Compare les {n0} en {f0} et {f1} en {y0}", "En {y0}, {f0} comptait {v0} {n0}, contre {v1} en {f1}."),
        new(Shape.TwoFaculties, "Compare les {n0} en {f0} et {f1} en {y0}", "{f0} et {f1} comptaient respectivement {v0} et {v1} {n0} en {y0}."),
        new(Shape.TwoFaculties, "Qui a le plus de {n0} en {y0}, {f0} ou {f1} ?", "En {y0} : {v0} {n0} pour {f0}, {v1} pour {f1}."),
        new(Shape.TwoFaculties, "{n0} de {f0} et {f1} en {y0} ?", "Voici les {n0} en {y0} :\n\n1. {f0} : {v0}\n2. {f1} : {v1}"),
        new(Shape.TwoFaculties, "{n0} de {f0} et {f1} en {y0} ?", "Année {y0}\n\n| Faculté | {n0} |\n|---|---|\n| {f0} | {v0} |\n| {f1} | {v1} |"),
    ];

    private static readonly Template[] English =
    [
        new(Shape.One, "How many {n0} were there in {f0} in {y0}?", "In {y0} there were {v0} {n0} in {f0}."),
        new(Shape.One, "How many {n0} did {f0} have in {y0}?", "{f0} had {v0} {n0} in {y0}."),
        new(Shape.One, "How many {n0} in {f0} in {y0}?", "There were {v0}."),
        new(Shape.One, "How many {n0} in {f0} in {y0}?", "**{v0}** {n0} were enrolled in {f0} in {y0}."),
        new(Shape.One, "Number of {n0}, {f0}, {y0}?", "{f0}, {y0}: {v0} {n0}."),
        new(Shape.One, "Give me the {n0} of {f0} for {y0}", "According to the data, the number of {n0} in {f0} was {v0} in {y0}."),
        new(Shape.One, "How many {n0} in {f0} in {y0}?", "For the year {y0}, {f0} reports {v0} {n0}. The figure is taken from {f0}.csv."),
        new(Shape.One, "How many {n0} in {f0} in {y0}?", "## {f0} in {y0}\n\nThe number of {n0} is {v0}."),
        new(Shape.Parts, "How many students in {f0} in {y0}?", "{f0}: {v0} students in {y0} ({v1} men and {v2} women)."),
        new(Shape.Parts, "Breakdown of {f0} in {y0}?", "In {y0}, {f0} had {v0} students, of whom {v2} women and {v1} men."),
        new(Shape.Parts, "Breakdown of {f0} in {y0}?", "In {y0}:\n- total: {v0}\n- men: {v1}\n- women: {v2}"),
        new(Shape.Parts, "Breakdown of {f0} in {y0}?", "| | {y0} |\n|---|---|\n| Students | {v0} |\n| Men | {v1} |\n| Women | {v2} |"),
        new(Shape.TwoYears, "How many {n0} in {f0} in {y0} and in {y1}?", "{f0} had {v0} {n0} in {y0} and {v1} in {y1}."),
        new(Shape.TwoYears, "How many {n0} in {f0} in {y0} and {y1}?", "In {y0}, {f0} had {v0} {n0}; in {y1}, {v1}."),
        new(Shape.TwoYears, "How did the {n0} of {f0} change from {y0} to {y1}?", "From {y0} to {y1} the number of {n0} in {f0} went from {v0} to {v1}."),
        new(Shape.TwoYears, "How did the {n0} of {f0} change?", "The number of {n0} in {f0} went from {v0} in {y0} to {v1} in {y1}."),
        new(Shape.TwoYears, "And the {n0} in {f0}?", "- {y0}: {v0}\n- {y1}: {v1}"),
        new(Shape.TwoYears, "The {n0} of {f0} in {y0} and {y1}?", "| Year | {n0} |\n|---|---|\n| {y0} | {v0} |\n| {y1} | {v1} |"),
        new(Shape.TwoFaculties, "Compare the {n0} of {f0} and {f1} in {y0}", "In {y0}, {f0} had {v0} {n0}, against {v1} in {f1}."),
        new(Shape.TwoFaculties, "Compare the {n0} of {f0} and {f1} in {y0}", "{f0} and {f1} had {v0} and {v1} {n0} respectively in {y0}."),
        new(Shape.TwoFaculties, "Who had more {n0} in {y0}, {f0} or {f1}?", "In {y0}: {v0} {n0} for {f0}, {v1} for {f1}."),
        new(Shape.TwoFaculties, "{n0} of {f0} and {f1} in {y0}?", "Here are the {n0} in {y0}:\n\n1. {f0}: {v0}\n2. {f1}: {v1}"),
        new(Shape.TwoFaculties, "{n0} of {f0} and {f1} in {y0}?", "Year {y0}\n\n| Faculty | {n0} |\n|---|---|\n| {f0} | {v0} |\n| {f1} | {v1} |"),
    ];
}

internal enum Shape
{
    /// <summary>One fact.</summary>
    One,

    /// <summary>Total, men and women of one faculty and year.</summary>
    Parts,

    /// <summary>One faculty and measure, the earlier year first.</summary>
    TwoYears,

    /// <summary>One year and measure.</summary>
    TwoFaculties,
}
