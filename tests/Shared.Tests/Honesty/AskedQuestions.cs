namespace Tally.Shared.Tests.Honesty;

/// <summary>Questions of the usual kinds about the sample data.</summary>
internal static class AskedQuestions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Combien il y a t'il d'étudiant en HEC en 2020 ?",
        "Combien d'étudiants en FTSR en 2020 ?",
        "Combien d'étudiantes en FTSR en 2020 ?",
        "Combien d'étudiants en Lettres en 2015 ?",
        "Quelle est la filière qui a le plus d'étudiants en 2018 ?",
        "Quel est le nombre total d'étudiants en 2019 ?",
        "Quelle est la moyenne d'étudiants par an en SSP ?",
        "Compare HEC et Lettres en 2020.",
        "De combien le nombre d'étudiants en FBM a-t-il augmenté entre 2011 et 2021 ?",
        "Quelle est la part des femmes en HEC en 2021 ?",
        "Montre un graphique de l'évolution de Lettres de 2011 à 2020.",
        "Classe les facultés par nombre d'étudiants en 2021.",
        "How many students were there in HEC in 2020?",
        "How many women studied at FBM in 2018?",
        "Which faculty had the fewest students in 2012?",
        "By how many percent did HEC grow between 2015 and 2020?",
        "What was the average number of students in FDCA?",
        "In which year did Lettres have the most students?",
        "Draw a chart of HEC's total over all years.",
        "How many students will there be in HEC in 2030?",
    ];
}
